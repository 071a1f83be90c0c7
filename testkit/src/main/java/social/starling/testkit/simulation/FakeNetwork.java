package social.starling.testkit.simulation;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.task.Mailbox;

/**
 * The way to a fake platform and back. A call that is under way reaches the platform even when its caller has crashed
 * meanwhile, as a sent request does.
 */
final class FakeNetwork {
    /** After this long a caller gives up waiting; the same as the call deadline of the fake's accounts. */
    static final Duration DEADLINE = Duration.ofSeconds(30);

    private final World world;
    private final Faults faults;
    private final RandomGenerator random;
    private final String platform;
    private Duration slowest = Duration.ZERO;

    FakeNetwork(World world, Faults faults, String platform) {
        this.world = world;
        this.faults = faults;
        this.random = world.random("network of " + platform);
        this.platform = platform;
    }

    void slowest(Duration oneWay) {
        slowest = oneWay;
    }

    /** A call whose loss can be told to the caller as a failure. */
    <T> T call(String name, Supplier<T> effect) {
        return travel(faults.draw(platform + "." + name), effect, () -> {
            throw new PlatformException.Unavailable(platform + " did not answer in time", null);
        });
    }

    /** A creating call; {@code lost} is its answer when nobody can know. */
    <T> T create(String name, Supplier<T> effect, Supplier<T> lost, Function<String, T> refused) {
        CallFault fault = faults.draw(platform + "." + name);
        return switch (fault) {
            case CallFault.AnswerLost answer -> {
                if (answer.effect()) {
                    travel(null, effect, lost);
                }
                yield lost.get();
            }
            case CallFault.Refused no -> refused.apply(no.reason());
            case null -> travel(null, effect, lost);
            case CallFault.BeforeEffect before -> travel(before, effect, lost);
            case CallFault.AfterEffect after ->
                throw new IllegalArgumentException("A creating call that threw " + after.failure()
                        + " would assert that nothing was created;" + " use AnswerLost(true)");
            case CallFault.Late late -> travel(late, effect, lost);
        };
    }

    private <T> T travel(@Nullable CallFault fault, Supplier<T> effect, Supplier<T> lost) {
        return switch (fault) {
            case null -> travel(delay(), delay(), effect, lost);
            case CallFault.BeforeEffect before -> throw before.failure();
            case CallFault.AfterEffect after -> {
                travel(delay(), delay(), effect, lost);
                throw after.failure();
            }
            case CallFault.Late late -> travel(late.there(), late.back(), effect, lost);
            case CallFault.AnswerLost answer ->
                throw new IllegalArgumentException("Only creating calls lose answers: " + answer);
            case CallFault.Refused refused ->
                throw new IllegalArgumentException("Only creating calls are refused: " + refused);
        };
    }

    private <T> T travel(Duration there, Duration back, Supplier<T> effect, Supplier<T> lost) {
        if (there.isZero() && back.isZero()) {
            return effect.get();
        }
        Mailbox<Supplier<T>> answers = world.tasks().mailbox();
        world.tasks().start("call to " + platform, () -> {
            world.pass(there);
            Supplier<T> answer = answer(effect);
            world.pass(back);
            answers.put(answer);
        });
        Supplier<T> answer = answers.poll(DEADLINE);
        return answer == null ? lost.get() : answer.get();
    }

    private static <T> Supplier<T> answer(Supplier<T> effect) {
        try {
            T value = effect.get();
            return () -> value;
        } catch (PlatformException e) {
            return () -> {
                throw e;
            };
        }
    }

    private Duration delay() {
        return slowest.isZero() ? Duration.ZERO : Duration.ofNanos(random.nextLong(slowest.toNanos() + 1));
    }
}
