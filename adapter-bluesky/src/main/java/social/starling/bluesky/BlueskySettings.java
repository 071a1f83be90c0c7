package social.starling.bluesky;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.http.AddressGuard;
import social.starling.ports.account.Capabilities;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.TextLimits;

/**
 * How Bluesky is used.
 *
 * @param defaultServer where a person signs in who names no server
 * @param webApp where people see posts, without a trailing slash
 * @param overlap how far before the newest post known reading looks again, since a record may be listed after a younger
 *     one; at least a second
 * @param push by whom new posts are told at once
 * @param videoService takes the videos of all accounts; null where Bluesky's own takes those of its servers, and others take
 *     theirs themselves
 */
public record BlueskySettings(
        URI defaultServer,
        URI webApp,
        Duration overlap,
        BlueskyPush push,
        @Nullable URI videoService) {
    public static final Platform PLATFORM = new Platform("bluesky");

    public static final BlueskySettings DEFAULT = new BlueskySettings(
            URI.create("https://bsky.social"), URI.create("https://bsky.app"), Duration.ofMinutes(10));

    /** The domain people know the platform by. */
    static final String HOME = "bsky.app";

    /** The lexicon's limits of {@code app.bsky.feed.post}. */
    static final TextLimits TEXT = new TextLimits(300, 3000);

    /** Without media, which is the server's own: {@link ServerLimits}. */
    static final Capabilities CAPABILITIES = new Capabilities(TEXT, 100, false, Duration.ofSeconds(30), PriceList.FREE);

    /** Told by the accounts' own servers. */
    public BlueskySettings(URI defaultServer, URI webApp, Duration overlap) {
        this(defaultServer, webApp, overlap, new BlueskyPush.Firehose(), null);
    }

    public BlueskySettings {
        if (overlap.compareTo(Duration.ofSeconds(1)) < 0 || overlap.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "An overlap of " + overlap + " is not useful; 1 second to 1 day is allowed");
        }
    }

    /** @throws IllegalArgumentException when an address may not be called, or not without encryption */
    public static void requireAllowed(URI address, AddressGuard guard) {
        if (!"https".equals(address.getScheme()) && !guard.names(address)) {
            throw new IllegalArgumentException("The server " + address.getAuthority()
                    + " would be called without encryption; https:// or wss:// is allowed, and http:// or ws:// for"
                    + " servers that the configuration names");
        }
        guard.requireAllowed(address);
    }
}
