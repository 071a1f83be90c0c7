package social.starling.ports.delivery;

import java.util.regex.Pattern;

/** The id of a delivery: {@code dlv-} and 24 hexadecimal digits that follow from its {@link DeliveryKey}. */
public record DeliveryId(String value) implements Comparable<DeliveryId> {
    private static final Pattern VALUE = Pattern.compile("dlv-[0-9a-f]{24}");

    public DeliveryId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no delivery id; dlv- and 24 hexadecimal digits are allowed");
        }
    }

    @Override
    public int compareTo(DeliveryId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
