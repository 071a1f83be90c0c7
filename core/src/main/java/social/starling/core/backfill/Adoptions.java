package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.account.Account;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Content;

/**
 * Tells the ledger of copies that somebody else made: as deliveries that are confirmed, so that all that asks for copies
 * finds them. The older of two posts is the original. Planning one and adopting its post are two steps: one that was only
 * planned is due in a hundred years, and adopted by the next attempt.
 */
final class Adoptions {
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final String ADOPTED = "It stood on the target before its archive was brought over";

    private final BackfillParts parts;
    private final Backfill backfill;
    private final Account source;
    private final Account target;

    Adoptions(BackfillParts parts, Backfill backfill) {
        this.parts = parts;
        this.backfill = backfill;
        this.source = parts.accounts().require(backfill.leg().source());
        this.target = parts.accounts().require(backfill.leg().target());
    }

    /** Whether it was planned for a post that is there and not adopted, as a daemon died between. */
    static boolean isHalfDone(Delivery delivery, Instant now) {
        return Change.Adopt.FROM.contains(delivery.state()) && delivery.dueAt().isAfter(now.plus(NEVER.dividedBy(2)));
    }

    /** Whether the ledger knows more now. */
    boolean write(List<Pair> pairs) {
        Instant now = parts.clock().instant();
        List<Found> found = pairs.stream().map(this::found).toList();
        parts.ledger()
                .plan(new Plan(
                        found.stream().map(one -> one.planned(backfill, now)).toList(),
                        new Advance.Looks(source.id(), List.of()),
                        List.of()));
        List<Change> changes = new ArrayList<>();
        for (Found one : found) {
            parts.deliveries()
                    .find(one.key().id())
                    .filter(delivery -> Change.Adopt.FROM.contains(delivery.state()))
                    .ifPresent(delivery -> changes.add(one.adopted(delivery, now)));
        }
        parts.ledger().commit(changes);
        parts.bus().ring();
        return !changes.isEmpty();
    }

    private Found found(Pair pair) {
        Post post = pair.post();
        boolean first = !pair.other().createdAt().isBefore(post.createdAt().truncatedTo(ChronoUnit.SECONDS));
        return first
                ? new Found(
                        new Origin.RemotePost(source.platform(), post.originId()),
                        post.reference(),
                        post.createdAt(),
                        target,
                        pair.other().reference(),
                        pair.other().originId(),
                        post)
                : new Found(
                        new Origin.RemotePost(target.platform(), pair.other().originId()),
                        pair.other().reference(),
                        pair.other().createdAt(),
                        source,
                        post.reference(),
                        post.originId(),
                        post);
    }

    /** A post of the archive and what says the same on the target. */
    record Pair(Post post, TargetPost other) {}

    /**
     * An original and its copy.
     *
     * @param seen the original
     * @param on the account with the copy
     * @param copy as that account names it
     * @param copyId its id that stays through edits
     * @param words of both
     */
    private record Found(
            Origin.RemotePost origin,
            PostReference seen,
            Instant at,
            Account on,
            PostReference copy,
            String copyId,
            Post words) {
        DeliveryKey key() {
            return new DeliveryKey(origin, on.id(), Action.CREATE, 0, 0);
        }

        PlannedOrigin planned(Backfill backfill, Instant now) {
            Content content =
                    new Content(key().canonical(), at, words.text(), null, words.languages(), List.of(), null);
            Sighting sighting = new Sighting(seen, Fingerprint.NONE, at);
            return new PlannedOrigin(
                    origin,
                    sighting,
                    List.of(new NewDelivery(
                            key(),
                            content,
                            null,
                            now.plus(NEVER),
                            on.capabilities().oneAttemptAtATime(),
                            backfill.leg().route().value())));
        }

        Change adopted(Delivery delivery, Instant now) {
            return new Change.Adopt(
                    delivery.id(),
                    delivery.state(),
                    copy,
                    new OriginLink(on.platform(), copyId, origin),
                    ADOPTED,
                    List.of(new StarlingEvent.PostAdopted(delivery.id(), origin.canonical(), copy).row(now)));
        }
    }
}
