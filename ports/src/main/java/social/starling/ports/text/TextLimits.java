package social.starling.ports.text;

/**
 * How much text one post takes.
 *
 * @param length in the units of the platform's {@link TextDialect}
 * @param bytes of UTF-8; {@link Integer#MAX_VALUE} where the platform does not say
 */
public record TextLimits(int length, int bytes) {
    public TextLimits {
        if (length < 20 || bytes < 80) {
            throw new IllegalArgumentException("A limit of " + length + " units and " + bytes
                    + " bytes leaves no room for text; at least 20 units and 80 bytes are allowed");
        }
    }
}
