package social.starling.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A fixed window of points per key: it opens with the first call and closes after its length, as X and Bluesky count. */
public final class RateWindow {
    private final Duration length;
    private final Map<String, Window> windows = new HashMap<>();
    private int limit;

    /** A window of {@code limit} points per {@code length}. */
    public RateWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length;
    }

    /** Counts {@code points} for {@code key}; what does not fit is refused and costs nothing. */
    public Reading spend(String key, int points, Instant now) {
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.end)) {
            window = new Window(now.plus(length));
            windows.put(key, window);
        }
        boolean allowed = window.used + points <= limit;
        if (allowed) {
            window.used += points;
        }
        return new Reading(allowed, limit, Math.max(0, limit - window.used), window.end, length);
    }

    /** Changes the limit for all keys from now on; what is already used stays used. */
    public void setLimit(int newLimit) {
        if (newLimit < 0) {
            throw new IllegalArgumentException("rate limit is " + newLimit + "; it must be 0 or more");
        }
        this.limit = newLimit;
    }

    /** The limit at the moment. */
    public int limit() {
        return limit;
    }

    /** Lets every key begin anew. */
    public void reset() {
        windows.clear();
    }

    /** Where a key stands after a call. */
    public record Reading(boolean allowed, int limit, int remaining, Instant reset, Duration length) {
        /** The end of the window in epoch seconds, rounded up: at this second the window is open again. */
        public long resetSeconds() {
            return reset.getNano() == 0 ? reset.getEpochSecond() : reset.getEpochSecond() + 1;
        }
    }

    private static final class Window {
        private final Instant end;
        private int used;

        private Window(Instant end) {
            this.end = end;
        }
    }
}
