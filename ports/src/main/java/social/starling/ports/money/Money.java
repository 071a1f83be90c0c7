package social.starling.ports.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of US dollars in millionths, never negative; exact, so that sums of thousandths of a cent stay true. */
public record Money(long microDollars) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public Money {
        if (microDollars < 0) {
            throw new IllegalArgumentException(
                    "An amount of " + microDollars + " millionths of a dollar is negative; 0 or more is allowed");
        }
    }

    /** @param dollars a decimal number such as {@code "0.015"}; rounded half up to millionths */
    public static Money dollars(String dollars) {
        return new Money(new BigDecimal(dollars)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(microDollars, other.microDollars));
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(microDollars, count));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(microDollars, other.microDollars);
    }

    /** For people: {@code $0.015}; no trailing zeros beyond cents. */
    @Override
    public String toString() {
        BigDecimal exact = BigDecimal.valueOf(microDollars, 6).stripTrailingZeros();
        return "$" + (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }
}
