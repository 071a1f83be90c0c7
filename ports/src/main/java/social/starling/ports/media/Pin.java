package social.starling.ports.media;

/**
 * What a kept file is needed for; as long as one pin holds it, it stays.
 *
 * @param name of the delivery that shows the file: 1 to 64 lower-case letters, digits and hyphens
 */
public record Pin(String name) {
    public Pin {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a pin; 1 to 64 of a-z, 0-9 and - are allowed");
        }
    }
}
