package social.starling.ports.route;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks that several parts of the rules share. */
final class RuleChecks {
    private static final int LONGEST_EXPRESSION = 1_000;

    private RuleChecks() {}

    /** An unchangeable copy. @throws IllegalArgumentException when there are more than {@code most}, or one twice */
    static <T> List<T> few(String name, List<T> values, int most) {
        if (values.size() > most) {
            throw new IllegalArgumentException(
                    name + " has " + values.size() + " entries; at most " + most + " are allowed");
        }
        if (values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException(name + " has an entry twice in " + values + "; name each once");
        }
        return List.copyOf(values);
    }

    static void requireCompiles(String name, @Nullable String expression) {
        if (expression == null) {
            return;
        }
        if (expression.length() > LONGEST_EXPRESSION) {
            throw new IllegalArgumentException("The " + name + " expression has " + expression.length()
                    + " characters; at most " + LONGEST_EXPRESSION + " are allowed");
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
