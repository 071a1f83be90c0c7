package social.starling.core.restore;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.publish.Content;

/**
 * A delivery whose post may stand on its target already, made by an attempt that the restored ledger has forgotten.
 *
 * @param plannedKey the id that its post has for certain; null where ids come with the answer
 * @param doubted whether it is held already because nobody can tell; then it is a person's
 */
record Forgotten(
        Delivery delivery,
        Content content,
        Platform platform,
        @Nullable String plannedKey,
        boolean doubted) {
    /** How far the clocks of two platforms, or of a client and a platform, may be apart. */
    static final Duration SKEW = Duration.ofMinutes(2);

    Origin origin() {
        return delivery.key().origin();
    }

    AccountId target() {
        return delivery.key().target();
    }

    boolean isFor(Origin other) {
        return origin().equals(other);
    }

    /** Whether nothing but the words can tell. */
    boolean goesByText() {
        return plannedKey == null && delivery.waitsFor() == null;
    }

    /** Whether it will be sent by itself. */
    boolean isToBeSent() {
        return delivery.state() == DeliveryState.PLANNED || delivery.state() == DeliveryState.RETRY_AT;
    }

    /** A copy is not older than its source; platforms that cut off fractions of seconds make it look so. */
    boolean mayHaveBecome(OwnPost post) {
        return !post.createdAt().isBefore(earliest());
    }

    private Instant earliest() {
        boolean oneClock = origin() instanceof Origin.RemotePost source
                && source.platform().equals(platform);
        return oneClock
                ? content.createdAt().truncatedTo(ChronoUnit.SECONDS)
                : content.createdAt().minus(SKEW);
    }

    /** Whether it is known what it answers on the target. @param published ids of posts by the delivery that made them */
    boolean isPlaced(Map<DeliveryId, String> published) {
        return delivery.after() == null || published.containsKey(delivery.after());
    }

    /** What its post says where, with its media; only once it is placed. */
    Fingerprint says(Map<DeliveryId, String> published) {
        return Fingerprint.of(
                content.text(), parentId(published), content.media().size());
    }

    /** The same without the media, of which some may have been left out. */
    Fingerprint words(Map<DeliveryId, String> published) {
        return Fingerprint.of(content.text(), parentId(published), 0);
    }

    private @Nullable String parentId(Map<DeliveryId, String> published) {
        return delivery.after() == null ? null : published.get(delivery.after());
    }
}
