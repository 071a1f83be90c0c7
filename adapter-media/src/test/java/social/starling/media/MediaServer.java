package social.starling.media;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A well-behaved server of files on loopback that remembers what it was asked for. */
final class MediaServer implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    MediaServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] file = files.get(path);
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null || file.length == 0 ? -1 : file.length);
            if (file != null && file.length > 0) {
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
    }

    /** Where {@code file} is served from now on. */
    String serve(String path, byte[] file) {
        files.put(path, file);
        return url(path);
    }

    String url(String path) {
        return "http://" + name() + path;
    }

    String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
