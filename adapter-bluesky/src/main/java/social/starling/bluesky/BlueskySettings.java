package social.starling.bluesky;

import java.net.URI;
import java.time.Duration;
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
 */
public record BlueskySettings(URI defaultServer, URI webApp, Duration overlap, BlueskyPush push) {
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
        this(defaultServer, webApp, overlap, new BlueskyPush.Firehose());
    }

    public BlueskySettings {
        if (overlap.compareTo(Duration.ofSeconds(1)) < 0 || overlap.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "An overlap of " + overlap + " is not useful; 1 second to 1 day is allowed");
        }
    }
}
