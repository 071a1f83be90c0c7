package social.starling.sandbox;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** The bytes of one exchange: sends an answer whole, in part or slowly, or cuts the TCP connection under it. */
final class Wire {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
    private static final int PIECE = 64 * 1024;

    private final Context context;

    Wire(Context context) {
        this.context = context;
    }

    void send(WireReply reply) throws IOException {
        byte[] body = reply.body();
        HttpServletResponse response = begin(reply);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    void truncate(WireReply reply, int bytes) throws IOException {
        byte[] body = reply.body();
        HttpServletResponse response = begin(reply);
        response.getOutputStream().write(body, 0, Math.min(bytes, Math.max(0, body.length - 1)));
        response.flushBuffer();
        cut(Fault.HangUp.CLOSE);
    }

    void drip(WireReply reply, int bytes, Duration pause) throws IOException {
        byte[] body = reply.body();
        HttpServletResponse response = begin(reply);
        for (int from = 0; from < body.length; from += bytes) {
            pause(pause);
            response.getOutputStream().write(body, from, Math.min(bytes, body.length - from));
            response.flushBuffer();
        }
    }

    /** Sends the body and then zeros in chunks, until the caller hangs up or ten minutes are over. */
    void neverEnd(WireReply reply, Duration pause) throws IOException {
        HttpServletResponse response = context.res();
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.getOutputStream().write(reply.body());
        long end = System.nanoTime() + LONGEST_ANSWER.toNanos();
        while (System.nanoTime() < end) {
            pause(pause);
            response.getOutputStream().write(new byte[PIECE]);
            response.flushBuffer();
        }
        cut(Fault.HangUp.RESET);
    }

    /** Writes the answer past the server's own sense of lengths and closes the connection. */
    void announce(WireReply reply, long length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Answer\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + length + "\r\n\r\n");
        EndPoint endPoint = endPoint();
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            write(channel, head.toString().getBytes(StandardCharsets.ISO_8859_1));
            write(channel, reply.body());
        }
        endPoint.close();
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) {
                pause(Duration.ofMillis(1));
            }
        }
    }

    private EndPoint endPoint() {
        return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    /**
     * Ends the TCP connection without an answer. With SO_LINGER 0 the kernel answers the peer with RST and throws away
     * what is unread; without it the peer sees a FIN where a status line should be.
     */
    void cut(Fault.HangUp hangUp) throws IOException {
        EndPoint endPoint = endPoint();
        if (hangUp == Fault.HangUp.RESET && endPoint.getTransport() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
    }

    static void pause(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the sandbox was stopped while a fault was playing", stopped);
        }
    }

    private HttpServletResponse begin(WireReply reply) {
        HttpServletResponse response = context.res();
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(reply.body().length);
        return response;
    }
}
