package social.starling.sandbox.x;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A developer's app with its keys.
 *
 * @param clientSecret absent for a public client
 * @param ownerUsername the user whose own reads are cheap
 * @param redirectUris exact addresses; one on loopback without a port stands for every port (RFC 8252, 7.3)
 */
public record XApp(
        String clientId,
        Optional<String> clientSecret,
        String consumerKey,
        String consumerSecret,
        String ownerUsername,
        List<String> redirectUris) {

    public XApp {
        redirectUris = List.copyOf(redirectUris);
    }

    boolean allowsRedirect(String address) {
        return redirectUris.stream().anyMatch(allowed -> allowed.equals(address) || equalsButForPort(allowed, address));
    }

    private static boolean equalsButForPort(String allowed, String address) {
        try {
            URI one = new URI(allowed);
            URI other = new URI(address);
            boolean loopback = "127.0.0.1".equals(one.getHost()) || "localhost".equals(one.getHost());
            return loopback
                    && one.getPort() == -1
                    && Objects.equals(one.getScheme(), other.getScheme())
                    && Objects.equals(one.getHost(), other.getHost())
                    && Objects.equals(one.getRawPath(), other.getRawPath())
                    && other.getRawQuery() == null
                    && other.getRawUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
