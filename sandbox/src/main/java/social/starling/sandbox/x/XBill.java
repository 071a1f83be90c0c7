package social.starling.sandbox.x;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the app owes, item by item, and the credit that is left; prices as of November 2026 in US dollars. */
final class XBill {
    private final Map<Item, Integer> counts = new EnumMap<>(Item.class);
    private Optional<BigDecimal> credit = Optional.empty();

    /** A billed thing and its price. */
    enum Item {
        POST("0.015"),
        POST_WITH_URL("0.200"),
        POST_READ("0.005"),
        OWNED_READ("0.001"),
        USER_READ("0.010");

        final BigDecimal price;

        Item(String price) {
            this.price = new BigDecimal(price);
        }
    }

    /** Writes {@code count} items down and takes them off the credit. */
    void add(Item item, int count) {
        counts.merge(item, count, Integer::sum);
        BigDecimal cost = item.price.multiply(BigDecimal.valueOf(count));
        credit = credit.map(left -> left.subtract(cost));
    }

    /** Whether anything may still be called; a credit that was never set is endless. */
    boolean isSolvent() {
        return credit.map(left -> left.signum() > 0).orElse(true);
    }

    void setCredit(Optional<BigDecimal> dollars) {
        credit = dollars;
    }

    Optional<BigDecimal> credit() {
        return credit;
    }

    int count(Item item) {
        return counts.getOrDefault(item, 0);
    }

    BigDecimal total() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().price.multiply(BigDecimal.valueOf(entry.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
