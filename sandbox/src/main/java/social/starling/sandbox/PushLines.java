package social.starling.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The open WebSocket connections, each with a thread of its own that sends what is due and then sleeps. */
public final class PushLines {
    private static final int NORMAL_CLOSURE = 1000;

    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    PushLines() {}

    /** Says that something new is due; called while the state's lock is held, the lines look when it is free. */
    public void wake() {
        lines.values().forEach(Line::wake);
    }

    /** Hangs up on everybody. */
    public void hangUp() {
        lines.values().forEach(line -> line.session.disconnect());
    }

    /** How many are connected. */
    public int size() {
        return lines.size();
    }

    void open(String id, Session session, Feed.Subscription subscription, boolean text, StateLock lock) {
        session.setIdleTimeout(Duration.ZERO);
        Line line = new Line(session, subscription, text, lock);
        lines.put(id, line);
        Thread.ofVirtual().name("push-" + id).start(line::run);
    }

    void close(String id) {
        Line line = lines.remove(id);
        if (line != null) {
            line.wake();
        }
    }

    private static final class Line {
        private final Session session;
        private final Feed.Subscription subscription;
        private final boolean text;
        private final StateLock lock;
        private final Semaphore news = new Semaphore(0);

        private Line(Session session, Feed.Subscription subscription, boolean text, StateLock lock) {
            this.text = text;
            this.session = session;
            this.subscription = subscription;
            this.lock = lock;
        }

        private void wake() {
            news.release();
        }

        private void run() {
            while (session.isOpen()) {
                news.drainPermits();
                Feed.Batch batch = lock.hold(subscription::due);
                if (!send(batch)) {
                    return;
                }
                if (batch.isLast()) {
                    session.close(NORMAL_CLOSURE, "", Callback.NOOP);
                    return;
                }
                if (batch.frames().isEmpty()) {
                    news.acquireUninterruptibly();
                }
            }
        }

        /** Waits until the connection has taken each frame; a connection that ends in between ends the line. */
        private boolean send(Feed.Batch batch) {
            try {
                for (byte[] frame : batch.frames()) {
                    Callback.Completable sent = new Callback.Completable();
                    if (text) {
                        session.sendText(new String(frame, StandardCharsets.UTF_8), sent);
                    } else {
                        session.sendBinary(ByteBuffer.wrap(frame), sent);
                    }
                    sent.join();
                }
                return true;
            } catch (CompletionException gone) {
                return false;
            }
        }
    }
}
