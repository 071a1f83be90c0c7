package social.starling.sandbox.bluesky;

import java.util.regex.Pattern;

/** An account on the simulated PDS; {@code appPassword} is the one credential it signs in with. */
public record BlueskyAccount(String did, String handle, String appPassword) {
    private static final Pattern HANDLE =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    public BlueskyAccount {
        if (!HANDLE.matcher(handle).matches() || handle.length() > 253) {
            throw new IllegalArgumentException(
                    "handle is '" + handle + "'; it must be a lower-case domain name such as ada.test");
        }
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "BlueskyAccount[" + handle + ", " + did + "]";
    }
}
