package social.starling.twitter;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.Secret;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.text.TextLimits;
import social.starling.twitter.text.TwitterTextDialect;

/**
 * How X is used.
 *
 * @param api the base address of the API; a slash at its end is dropped
 * @param authorize the page where a person lets the app in
 * @param clientId of the app's OAuth 2 client; null where there is none and nobody signs in by browser
 * @param clientSecret null for a public client
 */
public record TwitterSettings(
        URI api,
        URI authorize,
        @Nullable String clientId,
        @Nullable Secret clientSecret) {
    public static final Platform PLATFORM = new Platform("twitter");

    /** For X itself, without an app. */
    public static final TwitterSettings DEFAULT = new TwitterSettings(
            URI.create("https://api.x.com"), URI.create("https://x.com/i/oauth2/authorize"), null, null);

    /** Pay per use, as of November 2026 (docs.x.com/x-api/getting-started/pricing). */
    static final PriceList PRICES = new PriceList(
            Money.dollars("0.015"),
            Money.dollars("0.20"),
            Money.dollars("0.001"),
            Money.dollars("0.005"),
            Money.dollars("0.010"),
            Money.dollars("0.005"));

    /**
     * As documented for every account (docs.x.com/x-api/media/quickstart/best-practices). Longer videos are let through
     * for some since September 2026, and refused for others when the post is made; what all may send is sent.
     */
    static final MediaLimits MEDIA = new MediaLimits(
            PostMedia.MOST_IMAGES,
            new FileLimits(5_000_000, 8192, 8192, Set.of("image/jpeg", "image/png", "image/gif", "image/webp"), null),
            new FileLimits(15_000_000, 1280, 1080, Set.of("image/gif"), null),
            new FileLimits(512_000_000, 1920, 1920, Set.of("video/mp4"), Duration.ofSeconds(140)),
            1000);

    /** X says nothing of bytes; a split text of more than 25 posts is refused rather than poured out. */
    static final Capabilities CAPABILITIES = new Capabilities(
            new TextLimits(TwitterTextDialect.MAX_LENGTH, Integer.MAX_VALUE),
            MEDIA,
            25,
            true,
            Duration.ofSeconds(30),
            PRICES);

    public TwitterSettings {
        String address = api.toString();
        api = address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : api;
        if (clientId != null && clientId.isBlank()) {
            throw new IllegalArgumentException("The client id of the X app is blank; leave it out or give the one that"
                    + " the developer console shows");
        }
        if (clientSecret != null && clientId == null) {
            throw new IllegalArgumentException(
                    "There is a client secret of an X app without its client id; give both or neither");
        }
    }
}
