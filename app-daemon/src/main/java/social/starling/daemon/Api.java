package social.starling.daemon;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson3;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import social.starling.assembly.Starling;
import social.starling.assembly.StarlingSettings;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP server: what every request goes through, and the resources that answer. */
final class Api {
    /** Under which name the MDC holds the number of a request. */
    static final String REQUEST = "request";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    /** For how long a server that stops waits for the requests that it has taken. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

    private final Starling starling;
    private final Guard guard;
    private final Failures failures;
    private final JsonMapper mapper;
    private final List<Consumer<RoutesConfig>> resources;
    /** Knows the requests that have no answer yet. */
    private final GracefulHandler open = new GracefulHandler();

    Api(Starling starling, TokenDesk tokens, JsonMapper mapper, List<Consumer<RoutesConfig>> resources) {
        StarlingSettings settings = starling.settings();
        this.starling = starling;
        this.guard = new Guard(tokens, settings.server());
        this.failures = new Failures(mapper, starling.clock(), starling::storageTrouble);
        this.mapper = mapper;
        this.resources = resources;
    }

    /** The server, not started yet. */
    Javalin server() {
        return Javalin.create(this::configure);
    }

    /** Takes no more requests, and returns when those that were taken are answered or have had their time. */
    void finish() {
        try {
            open.shutdown().get(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("A request is cut off: it was not answered within {} s", LAST_ANSWERS.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson3(mapper, true));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(16 * 1024);
        });
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(0);
            jetty.setHandler(open);
            jetty.setErrorHandler(new PlainErrors());
        });
        config.routes.before(this::begin);
        config.routes.before(guard::checkHost);
        config.routes.before("/api/*", guard::checkToken);
        config.routes.beforeMatched(guard::checkScope);
        config.routes.after(Api::end);
        resources.forEach(resource -> resource.accept(config.routes));
        failures.register(config.routes);
    }

    private void begin(Context context) {
        byte[] number = new byte[4];
        starling.secureRandom().nextBytes(number);
        MDC.put(REQUEST, "req-" + HexFormat.of().formatHex(number));
        context.header("X-Request-Id", MDC.get(REQUEST));
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** The query is left out: it can hold a code of OAuth. */
    private static void end(Context context) {
        LOG.debug("{} {} {}", context.method(), Text.printable(context.path()), context.statusCode());
        MDC.remove(REQUEST);
    }
}
