package social.starling.benchmarks.flow;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One kept-alive HTTP/1.1 connection with as little around it as can be: what it measures is the server. */
final class BareConnection implements AutoCloseable {
    private final Socket socket;
    private final String host;
    private final InputStream in;

    BareConnection(URI server) throws IOException {
        this.socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        this.host = server.getAuthority();
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /**
     * The answer's body.
     *
     * @param type the body's media type; empty for a request without a body
     * @throws IllegalStateException when the answer is no 2xx
     */
    byte[] call(String method, String path, String token, String type, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(256);
        head.append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host);
        head.append("\r\nAuthorization: Bearer ").append(token);
        if (!method.equals("GET")) {
            head.append("\r\nContent-Length: ").append(body.length);
        }
        if (!type.isEmpty()) {
            head.append("\r\nContent-Type: ").append(type);
        }
        head.append("\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        request.writeTo(socket.getOutputStream());
        return answer(method + " " + path);
    }

    private byte[] answer(String call) throws IOException {
        String status = line();
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (length < 0) {
            throw new IllegalStateException(call + " was answered without a length: " + status);
        }
        byte[] body = in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException(
                    call + " was answered " + status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
