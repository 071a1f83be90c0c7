package social.starling.sandbox.x;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import social.starling.sandbox.Shelf;

/** What the app owes, item by item, and the credit that is left; prices as of November 2026 in US dollars. */
final class XBill {
    private final Shelf<Sheet> sheets;
    private final String clientId;

    /** @param sheets the bills of all apps, by client id */
    XBill(Shelf<Sheet> sheets, String clientId) {
        this.sheets = sheets;
        this.clientId = clientId;
    }

    /** A billed thing and its price. */
    enum Item {
        POST("0.015"),
        POST_WITH_URL("0.200"),
        POST_READ("0.005"),
        OWNED_READ("0.001"),
        USER_READ("0.010"),
        ALT_TEXT("0.005");

        final BigDecimal price;

        Item(String price) {
            this.price = new BigDecimal(price);
        }
    }

    /** Writes {@code count} items down and takes them off the credit. */
    void add(Item item, int count) {
        if (count == 0) {
            return;
        }
        Map<Item, Integer> counts = new EnumMap<>(Item.class);
        counts.putAll(sheet().counts);
        counts.merge(item, count, Integer::sum);
        BigDecimal cost = item.price.multiply(BigDecimal.valueOf(count));
        sheets.put(clientId, new Sheet(counts, credit().map(left -> left.subtract(cost))));
    }

    /** Whether anything may still be called; a credit that was never set is endless. */
    boolean isSolvent() {
        return credit().map(left -> left.signum() > 0).orElse(true);
    }

    void setCredit(Optional<BigDecimal> dollars) {
        sheets.put(clientId, new Sheet(sheet().counts, dollars));
    }

    Optional<BigDecimal> credit() {
        return sheet().credit;
    }

    int count(Item item) {
        return sheet().counts.getOrDefault(item, 0);
    }

    BigDecimal total() {
        return sheet().counts.entrySet().stream()
                .map(entry -> entry.getKey().price.multiply(BigDecimal.valueOf(entry.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Sheet sheet() {
        return sheets.find(clientId).orElse(Sheet.EMPTY);
    }

    /**
     * A bill as it stands.
     *
     * @param credit what is left, absent when it is endless
     */
    record Sheet(Map<Item, Integer> counts, Optional<BigDecimal> credit) {
        private static final Sheet EMPTY = new Sheet(Map.of(), Optional.empty());

        Sheet {
            counts = Map.copyOf(counts);
        }
    }
}
