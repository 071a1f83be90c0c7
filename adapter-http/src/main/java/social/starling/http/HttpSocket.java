package social.starling.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.task.Tasks;

/** A web socket (RFC 6455) on which a platform talks and we listen. */
public final class HttpSocket implements AutoCloseable {
    /** What waits here while nobody takes it; then the platform has to wait. */
    private static final int WAITING = 64;

    private static final int NORMAL_CLOSURE = 1000;

    private final BlockingQueue<ByteString> messages = new ArrayBlockingQueue<>(WAITING);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final String endpoint;
    private final String host;
    private volatile boolean closed;
    private volatile @Nullable String end;
    private volatile @Nullable WebSocket socket;

    HttpSocket(String endpoint, String host) {
        this.endpoint = endpoint;
        this.host = host;
    }

    /**
     * The next message, a text as UTF-8; null when none came in time.
     *
     * @throws PlatformException {@code Unavailable} when the socket has ended and all its messages are taken
     * @throws Tasks.StoppedException when the thread was interrupted
     */
    public byte @Nullable [] next(Duration timeout) {
        ByteString message = messages.poll();
        if (message == null) {
            requireOpen();
            message = waited(timeout);
        }
        if (message == null) {
            return null;
        }
        if (message.size() == 0) {
            requireOpen();
            return null;
        }
        return message.toByteArray();
    }

    @Override
    public void close() {
        closed = true;
        messages.clear();
        ended("it was closed here");
        WebSocket open = socket;
        if (open != null && !open.close(NORMAL_CLOSURE, null)) {
            open.cancel();
        }
    }

    /** Waits for the platform's answer to the request. */
    HttpSocket opened(WebSocket opening, Duration timeout) {
        socket = opening;
        try {
            if (!answered.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                ended("it did not answer in time");
            }
        } catch (InterruptedException e) {
            opening.cancel();
            throw stopped();
        }
        if (end != null) {
            opening.cancel();
        }
        requireOpen();
        return this;
    }

    WebSocketListener listener() {
        return new Listener();
    }

    private @Nullable ByteString waited(Duration timeout) {
        try {
            return messages.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private void requireOpen() {
        String reason = end;
        if (reason != null) {
            throw new PlatformException.Unavailable(endpoint + " of " + host + " has ended: " + reason, null);
        }
    }

    private void ended(String reason) {
        if (end == null) {
            end = reason;
        }
        answered.countDown();
        // Whoever waits looks again; a full queue has nobody waiting.
        messages.offer(ByteString.EMPTY);
    }

    private static Tasks.StoppedException stopped() {
        Thread.currentThread().interrupt();
        return new Tasks.StoppedException();
    }

    private final class Listener extends WebSocketListener {
        @Override
        public void onOpen(WebSocket opened, Response response) {
            answered.countDown();
        }

        @Override
        public void onMessage(WebSocket from, String text) {
            onMessage(from, ByteString.encodeUtf8(text));
        }

        @Override
        public void onMessage(WebSocket from, ByteString bytes) {
            try {
                while (!closed && !messages.offer(bytes, 1, TimeUnit.SECONDS)) {
                    // The reader of the socket waits as long as nobody takes: that holds the platform back.
                    continue;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                from.cancel();
            }
        }

        @Override
        public void onClosing(WebSocket from, int code, String reason) {
            from.close(NORMAL_CLOSURE, null);
            ended("the server closed it with " + code);
        }

        @Override
        public void onClosed(WebSocket from, int code, String reason) {
            ended("it was closed with " + code);
        }

        @Override
        public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
            ended(
                    response != null
                            ? "the server answered " + response.code()
                            : failure instanceof IOException e ? Failure.of(e, host) : failure.toString());
        }
    }
}
