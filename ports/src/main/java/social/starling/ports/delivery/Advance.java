package social.starling.ports.delivery;

import org.jspecify.annotations.Nullable;
import social.starling.ports.route.Leg;

/** What moves on in the same transaction as a plan, by compare-and-set. */
public sealed interface Advance {
    /** A leg's cursor. @param expected where it must stand; null before its first start */
    record Cursor(Leg leg, @Nullable String expected, String next) implements Advance {}

    /**
     * A request key that is used up.
     *
     * @param digest of the whole request, so that a key cannot be reused for another one
     */
    record RequestKey(String key, String digest) implements Advance {}
}
