package social.starling.sandbox;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A platform's HTTP server on 127.0.0.1: finds the route, plays the faults that are set, notes what came in. */
public final class Loopback implements AutoCloseable {
    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.DELETE,
            HandlerType.PATCH,
            HandlerType.HEAD);
    private static final System.Logger LOG = System.getLogger(Loopback.class.getName());
    private static final Pattern OWN_HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");

    private final List<Route> routes;
    private final Map<String, Feed> feeds;
    private final Route.Endpoint unknown;
    private final Backstage backstage;
    private final Javalin server;

    /**
     * Starts the server.
     *
     * @param port the port; 0 for that of the platform's last run, or any where there was none or it is taken
     * @param unknown answers what no route answers
     */
    public Loopback(int port, Backstage backstage, List<Route> routes, Route.Endpoint unknown) {
        this(port, backstage, routes, Map.of(), unknown);
    }

    /**
     * Starts the server.
     *
     * @param port the port; 0 for that of the platform's last run, or any where there was none or it is taken
     * @param feeds what is pushed, by the path of a WebSocket
     * @param unknown answers what no route answers
     */
    public Loopback(
            int port, Backstage backstage, List<Route> routes, Map<String, Feed> feeds, Route.Endpoint unknown) {
        this.routes = List.copyOf(routes);
        this.feeds = Map.copyOf(feeds);
        this.unknown = unknown;
        this.backstage = backstage;
        this.server = port == 0 ? startAgain(backstage.lastPort()) : start(port);
        backstage.keepPort(server.port());
    }

    /** Where the server listens, without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Stops listening and cuts what is open. */
    @Override
    public void close() {
        backstage.push().hangUp();
        server.stop();
    }

    private Javalin startAgain(int lastPort) {
        try {
            return start(lastPort);
        } catch (JavalinBindException taken) {
            return start(0);
        }
    }

    private Javalin start(int port) {
        return Javalin.create(this::configure).start("127.0.0.1", port);
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
        for (HandlerType method : METHODS) {
            config.routes.addHttpHandler(method, "/<path>", this::serve);
            config.routes.addHttpHandler(method, "/", this::serve);
        }
        feeds.forEach((path, feed) -> new PushRoute(path, feed, backstage).addTo(config.routes));
    }

    private void serve(Context context) throws IOException {
        String method = context.req().getMethod();
        String path = context.path();
        Optional<Match> match = match(method, path);
        boolean admin = path.startsWith("/admin/");
        Optional<Fault.Action> fault =
                admin ? Optional.empty() : backstage.faults().strike(method, path);
        RequestLog.Exchange exchange = new RequestLog.Exchange(
                method,
                path,
                Optional.ofNullable(context.req().getQueryString()).orElse(""),
                match.map(one -> one.route.isCreating()).orElse(false));
        FaultStage stage = new FaultStage(
                new Wire(context), fault, exchange, admin ? Optional.empty() : Optional.of(backstage.log()));
        stage.play(new FaultStage.Effect() {
            @Override
            public void readOnly() throws IOException {
                request(context, match);
            }

            @Override
            public WireReply take() throws IOException {
                return answer(request(context, match), match);
            }
        });
    }

    private WireReply answer(WireRequest request, Optional<Match> match) {
        if (request.path().startsWith("/admin/") && !isOwnHost(request)) {
            return WireReply.json(421, Json.object().put("error", "the admin API answers on loopback names only"));
        }
        Route.Endpoint endpoint = match.map(one -> one.route.endpoint()).orElse(unknown);
        return backstage.lock().hold(() -> {
            try {
                return endpoint.answer(request);
            } catch (Refusal refusal) {
                return refusal.reply();
            } catch (RuntimeException bug) {
                LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path(), bug);
                return WireReply.json(500, Json.object().put("error", "a bug of the sandbox: " + bug));
            }
        });
    }

    /** A page on another host that resolves to 127.0.0.1 must not play the platform's user. */
    private static boolean isOwnHost(WireRequest request) {
        return request.header("host")
                .filter(host -> OWN_HOST.matcher(host).matches())
                .isPresent();
    }

    private Optional<Match> match(String method, String path) {
        for (Route route : routes) {
            if (route.hasMethod(method)) {
                Optional<Map<String, String>> captures = route.captures(path);
                if (captures.isPresent()) {
                    return Optional.of(new Match(route, captures.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static WireRequest request(Context context, Optional<Match> match) throws IOException {
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        int mostBytes = match.map(one -> one.route.mostBytes()).orElse(WireRequest.BODY_LIMIT);
        return new WireRequest(
                context.req().getMethod(),
                context.path(),
                Optional.ofNullable(context.req().getQueryString()).orElse(""),
                headers,
                match.map(Match::captures).orElse(Map.of()),
                body(context.req().getInputStream(), mostBytes),
                mostBytes);
    }

    /** What is over the limit is read and dropped, so that the caller gets to see the answer. */
    private static byte[] body(InputStream in, int mostBytes) throws IOException {
        byte[] body = in.readNBytes(mostBytes + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return body;
    }

    private record Match(Route route, Map<String, String> captures) {}
}
