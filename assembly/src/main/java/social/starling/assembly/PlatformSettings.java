package social.starling.assembly;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.bluesky.BlueskyPush;
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

    /**
     * @param defaultServer the PDS that is meant when a person names none
     * @param push by whom new posts are told at once
     * @param videoService takes the videos of all accounts; null where Bluesky's own takes those of its servers alone
     */
    public record Bluesky(
            URI defaultServer, BlueskyPush push, @Nullable URI videoService) {
        /** Told by the accounts' own servers. */
        public Bluesky(URI defaultServer) {
            this(defaultServer, new BlueskyPush.Firehose(), null);
        }

        /** The same on a simulated server, which is its own Jetstream and video service. */
        public Bluesky simulatedAt(URI server) {
            return new Bluesky(
                    server,
                    switch (push) {
                        case BlueskyPush.Firehose firehose -> firehose;
                        case BlueskyPush.Off off -> off;
                        case BlueskyPush.Jetstream jetstream -> new BlueskyPush.Jetstream(server);
                    },
                    videoService == null ? null : server);
        }
    }
}
