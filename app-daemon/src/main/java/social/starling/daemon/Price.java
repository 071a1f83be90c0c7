package social.starling.daemon;

import java.util.regex.Pattern;
import social.starling.ports.money.Money;

/** Amounts of dollars in JSON: decimal text, since a JSON number may be rounded on its way. */
final class Price {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,6})?");

    private Price() {}

    static String of(Money money) {
        return money.toString().substring(1);
    }

    /** @throws ProblemException when {@code text} is no amount; {@code name} names it */
    static Money parse(String text, String name) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    name + " is \"" + Text.printable(text)
                            + "\"; an amount of dollars such as \"5.00\" is allowed, with up to 6 decimals");
        }
        return Money.dollars(text);
    }
}
