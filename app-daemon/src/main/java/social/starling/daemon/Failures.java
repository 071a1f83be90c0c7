package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem whatever goes wrong; what is nobody's fault but ours is logged and told by number only. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration UNSAID_LIMIT = Duration.ofSeconds(60);

    private final JsonMapper mapper;
    private final InstantSource clock;
    private final Function<Throwable, @Nullable String> storageTrouble;

    /** @param storageTrouble the sentence about a failure of the database; null where the failure is another one */
    Failures(JsonMapper mapper, InstantSource clock, Function<Throwable, @Nullable String> storageTrouble) {
        this.mapper = mapper;
        this.clock = clock;
        this.storageTrouble = storageTrouble;
    }

    void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, context) -> answer(context, e.problem()));
        routes.exception(HttpResponseException.class, (e, context) -> answer(context, ofServer(e, context)));
        routes.exception(PlatformException.class, this::platform);
        routes.exception(IllegalArgumentException.class, (e, context) -> tell(context, Problem.Kind.INVALID, e));
        routes.exception(IllegalStateException.class, (e, context) -> tell(context, Problem.Kind.CONFLICT, e));
        routes.exception(Exception.class, this::unexpected);
    }

    void answer(Context context, Problem problem) {
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(mapper.writeValueAsBytes(problem));
    }

    private void platform(PlatformException failure, Context context) {
        switch (failure) {
            case PlatformException.Unauthorized e -> tell(context, Problem.Kind.SIGN_IN_REFUSED, e);
            case PlatformException.Unavailable e -> tell(context, Problem.Kind.PLATFORM_UNAVAILABLE, e);
            case PlatformException.Malformed e -> tell(context, Problem.Kind.PLATFORM_MALFORMED, e);
            case PlatformException.RateLimited e -> {
                Instant now = clock.instant();
                Instant again = e.retryAt() == null ? now.plus(UNSAID_LIMIT) : e.retryAt();
                long seconds = Math.max(1, Duration.between(now, again).toSeconds());
                context.header("Retry-After", Long.toString(seconds));
                tell(context, Problem.Kind.RATE_LIMITED, e);
            }
        }
    }

    private void unexpected(Exception e, Context context) {
        String trouble = storageTrouble.apply(e);
        if (trouble != null) {
            LOG.error("{}", trouble);
            answer(context, Problem.of(Problem.Kind.STORAGE, trouble));
            return;
        }
        LOG.error("{} {} failed", context.method(), context.path(), e);
        answer(
                context,
                Problem.of(Problem.Kind.INTERNAL, "The log has the cause under the request " + MDC.get(Api.REQUEST)));
    }

    private void tell(Context context, Problem.Kind kind, Exception e) {
        answer(context, Problem.of(kind, String.valueOf(e.getMessage())));
    }

    private static Problem ofServer(HttpResponseException e, Context context) {
        String request = context.method() + " " + Text.printable(context.path());
        return switch (e.getStatus()) {
            case 404 -> Problem.of(Problem.Kind.NOT_FOUND, "There is nothing at " + request);
            case 405 -> Problem.of(Problem.Kind.METHOD, request + " is not answered here");
            case 413 -> Problem.of(Problem.Kind.TOO_LARGE, "The body has too many bytes");
            default -> Problem.of(Problem.Kind.INVALID, "The request " + request + " cannot be answered");
        };
    }
}
