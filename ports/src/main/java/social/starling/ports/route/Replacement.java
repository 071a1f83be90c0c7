package social.starling.ports.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other words in place of some.
 *
 * @param pattern a regular expression; every match is replaced
 * @param with what comes in its place, as {@link Matcher#replaceAll(String)} has it: {@code $1} is the first group,
 *     {@code \$} a dollar sign. Empty takes the match out
 */
public record Replacement(String pattern, String with) {
    private static final int LONGEST = 200;

    public Replacement {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException(
                    "A replacement has an empty pattern, which would match between all letters; name what is replaced");
        }
        RuleChecks.requireCompiles("replace", pattern);
        if (with.length() > LONGEST) {
            throw new IllegalArgumentException("The text in place of \"" + pattern + "\" has " + with.length()
                    + " characters; at most " + LONGEST + " are allowed");
        }
        requireGroups(pattern, with);
    }

    /** A match of nothing beside the pattern has its groups, and so tells whether {@code with} names others. */
    private static void requireGroups(String pattern, String with) {
        Matcher nothing = Pattern.compile("|" + pattern).matcher("");
        try {
            nothing.replaceFirst(with);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "The text \"" + with + "\" in place of \"" + pattern + "\" does not work: " + e.getMessage()
                            + "; groups of the pattern such as $1 are allowed, and \\$ for a dollar sign",
                    e);
        }
    }
}
