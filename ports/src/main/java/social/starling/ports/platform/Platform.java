package social.starling.ports.platform;

import java.util.regex.Pattern;

/** The name of a platform, such as {@code twitter} or {@code bluesky}; open, so that an adapter can bring a new one. */
public record Platform(String id) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Platform {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("The platform \"" + id
                    + "\" has no valid name; 1 to 32 lower-case letters, digits and hyphens are allowed");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
