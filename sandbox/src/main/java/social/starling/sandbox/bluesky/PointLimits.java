package social.starling.sandbox.bluesky;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import social.starling.sandbox.RateWindow;
import social.starling.sandbox.Shelf;

/** The rate limits of a PDS: requests per address, sign-ins per account, write points per repository. */
final class PointLimits {
    private final InstantSource clock;
    private final Map<BlueskyLimit, RateWindow> windows = new EnumMap<>(BlueskyLimit.class);
    private final Shelf<Integer> set;

    /** @param set the limits that are not those of the start, by name */
    PointLimits(InstantSource clock, Shelf<Integer> set) {
        this.clock = clock;
        this.set = set;
        for (BlueskyLimit limit : BlueskyLimit.values()) {
            windows.put(limit, new RateWindow(set.find(limit.name()).orElse(limit.points), limit.length));
        }
    }

    /** The readings of one request so far. */
    Tally tally() {
        return new Tally();
    }

    /** Changes a limit for everybody and from now on. */
    void set(BlueskyLimit limit, int points) {
        window(limit).setLimit(points);
        set.put(limit.name(), points);
    }

    RateWindow window(BlueskyLimit limit) {
        RateWindow window = windows.get(limit);
        if (window == null) {
            throw new IllegalStateException("no window for " + limit);
        }
        return window;
    }

    /** What one request has cost; the tightest window is the one that is shown. */
    final class Tally {
        private final List<RateWindow.Reading> readings = new ArrayList<>();

        /** Counts points and refuses with 429 when they do not fit. */
        void spend(BlueskyLimit limit, String key, int points) {
            RateWindow.Reading reading = window(limit).spend(key, points, clock.instant());
            readings.add(reading);
            if (!reading.allowed()) {
                throw XrpcErrors.error(429, "RateLimitExceeded", "Rate Limit Exceeded");
            }
        }

        /** A refusal first, then the window with the least left. */
        RateWindow.Reading tightest() {
            return readings.stream()
                    .min(Comparator.comparing(RateWindow.Reading::allowed).thenComparing(RateWindow.Reading::remaining))
                    .orElseThrow();
        }
    }
}
