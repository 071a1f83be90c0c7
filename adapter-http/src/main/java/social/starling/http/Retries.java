package social.starling.http;

import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats calls that may be repeated: full jitter, doubling, a bounded number of times, never before {@code Retry-After}.
 * When the platform asks for a longer wait than a call may take, its answer is passed on instead.
 */
final class Retries {
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final HttpSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Retry retry;

    Retries(HttpSettings settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.retry = Retry.of(
                "http",
                RetryConfig.<HttpResult>custom()
                        .maxAttempts(settings.attempts())
                        .retryOnResult(this::mayPass)
                        .retryOnException(e -> false)
                        .intervalBiFunction(this::pause)
                        .build());
    }

    HttpResult result(Supplier<HttpResult> call) {
        return retry.executeSupplier(call);
    }

    private boolean mayPass(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> !Thread.currentThread().isInterrupted();
            case HttpResult.Lost lost -> !Thread.currentThread().isInterrupted();
            case HttpAnswer answer ->
                PASSING.contains(answer.status()) && asked(answer).compareTo(settings.longestPause()) <= 0;
        };
    }

    private Long pause(int attempt, Either<Throwable, HttpResult> outcome) {
        long mean = settings.firstPause().toMillis() << Math.min(attempt - 1, 20);
        long most = Math.min(2 * mean, settings.longestPause().toMillis());
        long jittered = 1 + random.nextLong(most);
        return outcome.isRight() && outcome.get() instanceof HttpAnswer answer
                ? Math.max(jittered, asked(answer).toMillis())
                : jittered;
    }

    /** How long the platform asks to be left alone; zero when it does not. */
    private Duration asked(HttpAnswer answer) {
        Instant next = answer.status() == 429
                ? answer.limit().nextCallAt()
                : answer.limit().retryAfter();
        Duration wait = next == null ? Duration.ZERO : Duration.between(clock.instant(), next);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
