package social.starling.twitter;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Ids of posts on X: decimal numbers of up to 19 digits that grow with time. */
final class PostIds {
    /** Before every post. */
    static final String NONE = "0";

    /** The order in which posts were made. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    /** Where X's ids begin to count. */
    private static final long EPOCH_MILLIS = 1_288_834_974_657L;

    private static final int COUNTER_BITS = 22;
    private static final long MOST_MILLIS = Long.MAX_VALUE >> COUNTER_BITS;

    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,18}");

    private PostIds() {}

    /** An id that is smaller than those of all posts made since {@code moment}: the upper bits are milliseconds. */
    static String before(Instant moment) {
        long millis = Math.clamp(moment.toEpochMilli() - EPOCH_MILLIS - 1, 0, MOST_MILLIS);
        return Long.toString(millis << COUNTER_BITS);
    }

    /** The next smaller id; of {@link #NONE} itself. */
    static String justBefore(String id) {
        return Long.toString(Math.max(0, Long.parseLong(id) - 1));
    }

    /** When the post of that id was made. */
    static Instant time(String id) {
        return Instant.ofEpochMilli((Long.parseLong(id) >> COUNTER_BITS) + EPOCH_MILLIS);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** @param what for the message, such as {@code cursor} */
    static String require(String what, String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException(
                    "The " + what + " \"" + text + "\" is no id of a post on X; a number of 1 to 19 digits is allowed");
        }
        return text;
    }

    static String later(String one, String other) {
        return ORDER.compare(one, other) >= 0 ? one : other;
    }
}
