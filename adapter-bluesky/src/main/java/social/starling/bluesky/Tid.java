package social.starling.bluesky;

import java.time.Instant;
import java.util.regex.Pattern;
import social.starling.ports.digest.Digest;

/**
 * A timestamp identifier (atproto.com/specs/tid): a zero bit, 53 bits of microseconds and 10 bits of clock id in 13
 * characters whose order is the order of time.
 */
record Tid(String value) implements Comparable<Tid> {
    private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";
    private static final Pattern VALUE = Pattern.compile("[234567a-j][2-7a-z]{12}");
    private static final int LENGTH = 13;
    private static final long MAX_MICROS = (1L << 53) - 1;

    /** The smallest of all. */
    static final Tid FIRST = new Tid("2222222222222");

    Tid {
        if (!isTid(value)) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no timestamp identifier; 13 characters of 2-7 and a-z are allowed");
        }
    }

    static boolean isTid(String text) {
        return VALUE.matcher(text).matches();
    }

    /** @param clockId 0 to 1023 */
    static Tid of(long micros, int clockId) {
        if (micros < 0 || micros > MAX_MICROS || clockId < 0 || clockId > 1023) {
            throw new IllegalArgumentException(micros + " µs with clock " + clockId
                    + " make no timestamp identifier; times from 1970 to 2255 and clocks from 0 to 1023 are allowed");
        }
        long bits = micros << 10 | clockId;
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (bits & 31));
            bits >>>= 5;
        }
        return new Tid(new String(text));
    }

    /**
     * The key under which a delivery is published: the same for the same delivery for ever, and in the order of {@code
     * createdAt}. Microseconds within the millisecond and the clock id come from the delivery's identity.
     */
    static Tid planned(Instant createdAt, String idempotencyKey) {
        long hash = Long.parseLong(Digest.sha256Hex(idempotencyKey).substring(0, 15), 16);
        return of(createdAt.toEpochMilli() * 1000 + hash % 1000, (int) (hash / 1000 % 1024));
    }

    /** The smallest one of that moment; moments outside its range are brought to its ends. */
    static Tid from(Instant moment) {
        long seconds = Math.clamp(moment.getEpochSecond(), 0, MAX_MICROS / 1_000_000 - 1);
        return of(seconds * 1_000_000 + moment.getNano() / 1000, 0);
    }

    Instant time() {
        long bits = 0;
        for (int i = 0; i < LENGTH; i++) {
            bits = bits << 5 | ALPHABET.indexOf(value.charAt(i));
        }
        long micros = bits >>> 10;
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    @Override
    public int compareTo(Tid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
