package social.starling.assembly;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Secret;

/**
 * How the platforms are reached.
 *
 * @param allowedAddresses servers of the form {@code host:port} that may be called though they are not public
 */
public record PlatformSettings(Twitter twitter, Bluesky bluesky, Set<String> allowedAddresses) {
    public static final PlatformSettings DEFAULT = new PlatformSettings(
            new Twitter(null, null, URI.create("https://api.x.com"), URI.create("https://x.com/i/oauth2/authorize")),
            new Bluesky(URI.create("https://bsky.social")),
            Set.of());

    public PlatformSettings {
        allowedAddresses = Set.copyOf(allowedAddresses);
    }

    /**
     * The app by which people sign in to X.
     *
     * @param clientId null where no app is registered; then nobody can sign in by browser
     * @param clientSecret null for a public client
     */
    public record Twitter(
            @Nullable String clientId, @Nullable Secret clientSecret, URI apiUri, URI authorizeUri) {
        public Twitter {
            if (clientSecret != null && clientId == null) {
                throw new IllegalArgumentException(
                        "There is a client secret of an X app without its client id; give both or neither");
            }
        }
    }

    /** @param defaultServer the PDS that is meant when a person names none */
    public record Bluesky(URI defaultServer) {}
}
