package social.starling.bluesky;

import java.util.Locale;
import java.util.regex.Pattern;

/** The syntax of handles and DIDs (atproto.com/specs/handle, atproto.com/specs/did). */
final class Handle {
    private static final Pattern HANDLE = Pattern.compile(
            "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final Pattern DID = Pattern.compile("did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]");
    private static final int MAX_HANDLE = 253;
    private static final int MAX_DID = 2048;

    private Handle() {}

    static boolean isHandle(String text) {
        return text.length() <= MAX_HANDLE && HANDLE.matcher(text).matches();
    }

    static boolean isDid(String text) {
        return text.length() <= MAX_DID && DID.matcher(text).matches();
    }

    /**
     * A handle in lower case or a DID, from what a person typed.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static String typed(String text) {
        String bare = text.strip();
        bare = bare.startsWith("@") ? bare.substring(1) : bare;
        if (isDid(bare)) {
            return bare;
        }
        if (isHandle(bare)) {
            return bare.toLowerCase(Locale.ROOT);
        }
        throw new IllegalArgumentException("\"" + text
                + "\" is no Bluesky handle; a name with its domain such as alice.bsky.social, or a DID such as"
                + " did:plc:z72i7hdynmk6r22z27h6tvur, is allowed");
    }
}
