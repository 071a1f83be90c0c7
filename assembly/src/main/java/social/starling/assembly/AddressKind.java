package social.starling.assembly;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of a server. @param example one that is allowed */
record AddressKind(String example) implements SettingKind<URI> {
    /** {@code host} or {@code host:port}, as a regular expression that Java and JSON Schema read alike. */
    static final String SERVER = "(([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)*[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?"
            + "|((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
            + "|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?";

    static final Pattern PATTERN =
            Pattern.compile("https?://" + SERVER + "(/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?");

    @Override
    public @Nullable URI ofVariable(String text) {
        if (!PATTERN.matcher(text).matches()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Override
    public Object written(URI value) {
        return value.toString();
    }

    @Override
    public String allowed() {
        return "a web address such as " + example + " is allowed";
    }
}
