package social.starling.ports.people;

import java.util.Locale;
import java.util.regex.Pattern;
import social.starling.ports.platform.Platform;

/**
 * Somebody on one platform.
 *
 * @param handle without {@code @}, as it is to be written
 */
public record Identity(Platform platform, String handle) {
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9._-]{1,253}");

    public Identity {
        handle = handle.startsWith("@") ? handle.substring(1) : handle;
        if (!HANDLE.matcher(handle).matches()) {
            throw new IllegalArgumentException("\"" + handle + "\" is no handle on " + platform
                    + "; 1 to 253 letters, digits, dots, hyphens and underscores are allowed");
        }
    }

    /** Such as {@code alpha:ada}, the same however the handle is written. */
    public String key() {
        return platform.id() + ":" + handle.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return platform.id() + ":" + handle;
    }
}
