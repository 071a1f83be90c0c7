package social.starling.twitter;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Ids of posts on X: decimal numbers of up to 19 digits that grow with time. */
final class PostIds {
    /** Before every post. */
    static final String NONE = "0";

    /** The order in which posts were made. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,18}");

    private PostIds() {}

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
