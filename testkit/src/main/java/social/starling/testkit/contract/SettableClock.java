package social.starling.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved; starts at {@link Samples#NOW}. */
public final class SettableClock implements InstantSource {
    private volatile Instant now = Samples.NOW;

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
