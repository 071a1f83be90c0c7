package social.starling.ports.route;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Puts another tag in place of one.
 *
 * @param from without {@code #}, in any case of letters
 * @param to without {@code #}; empty takes the tag out of the text
 */
public record TagRewrite(String from, String to) {
    private static final Pattern NAME = Pattern.compile("[^\\s#\\p{Cntrl}]{1,100}");

    public TagRewrite {
        from = requireName(from);
        to = to.isEmpty() ? "" : requireName(to);
    }

    /** What is the same for one tag however it is written. */
    public static String key(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    String key() {
        return key(from);
    }

    /** The name without a leading {@code #}. */
    static String requireName(String tag) {
        String name = tag.startsWith("#") ? tag.substring(1) : tag;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + tag + "\" is no tag; 1 to 100 characters without spaces and # are allowed");
        }
        return name;
    }
}
