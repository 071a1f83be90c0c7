package social.starling.ports.route;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a route carries and how.
 *
 * @param include a regular expression of which some part of the text must match; null lets every text pass
 * @param exclude a regular expression of which no part of the text may match; null excludes nothing
 * @param numbering whether the parts of a split post are numbered
 * @param mentions how people without a known counterpart are written
 */
public record RouteRules(@Nullable String include, @Nullable String exclude, boolean numbering, MentionStyle mentions) {
    public static final RouteRules DEFAULT = new RouteRules(null, null, false, MentionStyle.NAME);

    public RouteRules {
        requireCompiles("include", include);
        requireCompiles("exclude", exclude);
    }

    /** How a mention of somebody without a known counterpart on the target is written; either way it notifies nobody. */
    public enum MentionStyle {
        /** The bare name. */
        NAME,
        /** The name and the domain it belongs to. */
        NAME_AND_DOMAIN
    }

    private static void requireCompiles(String name, @Nullable String expression) {
        if (expression == null) {
            return;
        }
        if (expression.length() > 1_000) {
            throw new IllegalArgumentException(
                    "The " + name + " expression has " + expression.length() + " characters; at most 1000 are allowed");
        }
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The " + name + " expression \"" + expression + "\" does not compile: " + e.getDescription()
                            + " at position " + e.getIndex() + "; a Java regular expression is allowed",
                    e);
        }
    }
}
