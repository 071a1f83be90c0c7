package social.starling.sandbox.bluesky;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import social.starling.sandbox.Shelf;

/**
 * Timestamp identifiers: a zero bit, 53 bits of microseconds, 10 bits of a clock id, in sortable base32.
 *
 * @see <a href="https://atproto.com/specs/tid">TID</a>
 */
final class Tids {
    private static final Pattern SYNTAX = Pattern.compile("[234567abcdefghij][234567a-z]{12}");
    private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int CLOCK_ID = 7;

    private static final String LAST = "tid";

    private final InstantSource clock;
    private final Shelf<Long> counters;

    Tids(InstantSource clock, Shelf<Long> counters) {
        this.clock = clock;
        this.counters = counters;
    }

    static boolean isTid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    /** The next TID; greater than all before, also when the clock stands still. */
    String next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        long micros = Math.max(counters.find(LAST).orElse(0L) + 1, now);
        counters.put(LAST, micros);
        long bits = (micros << 10) | CLOCK_ID;
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (bits & 31));
            bits >>>= 5;
        }
        return new String(text);
    }
}
