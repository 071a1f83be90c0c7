package social.starling.core.restore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.event.StarlingEvent;
import social.starling.core.restore.Matches.Adoption;
import social.starling.core.restore.Matches.Doubt;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.event.EventRow;

/** Writes what comparing has told; each change stands for itself, so that an interruption leaves nothing half true. */
final class RebuildingChanges {
    private static final int BATCH = 256;
    private static final String ADOPTED = "It was found on the account after a restore: it had been published already";

    private final DeliveryLedger ledger;
    private final InstantSource clock;

    RebuildingChanges(DeliveryLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a person has moved meanwhile stays as it is and is not counted. */
    RebuiltLinks commit(Matches matches) {
        Instant now = clock.instant();
        int adopted = commit(
                matches.adoptions().stream().map(found -> adopt(found, now)).toList());
        int orphans = commit(
                matches.orphans().stream().map(RebuildingChanges::withdraw).toList());
        int held = commit(matches.doubts().stream()
                .filter(doubt -> doubt.delivery().isToBeSent())
                .map(doubt -> hold(doubt, now))
                .toList());
        int copies =
                (int) matches.copies().stream().filter(Forgotten::isToBeSent).count();
        return new RebuiltLinks(adopted, copies + orphans, held, matches.left().size());
    }

    private int commit(List<Change> changes) {
        int done = 0;
        for (int from = 0; from < changes.size(); from += BATCH) {
            List<Change> batch = changes.subList(from, Math.min(from + BATCH, changes.size()));
            done += (int) ledger.commit(batch).stream()
                    .filter(ChangeResult.Done.class::isInstance)
                    .count();
        }
        return done;
    }

    /** Edits keep the first id, and by that one a post is a source. */
    private static Change adopt(Adoption found, Instant now) {
        Delivery delivery = found.delivery().delivery();
        OwnPost post = found.post();
        return new Change.Adopt(
                delivery.id(),
                delivery.state(),
                post.post().reference(),
                new OriginLink(
                        post.platform(),
                        post.post().originId(),
                        found.delivery().origin()),
                ADOPTED,
                List.of(new StarlingEvent.PostAdopted(
                                delivery.id(),
                                found.delivery().origin().canonical(),
                                post.post().reference())
                        .row(now)));
    }

    private static Change withdraw(Forgotten one) {
        return decide(
                one,
                DeliveryState.CANCELLED,
                "It continues a thread of which the post before it, "
                        + one.delivery().after() + ", is not carried",
                null);
    }

    private static Change hold(Doubt doubt, Instant now) {
        return decide(
                doubt.delivery(),
                DeliveryState.HELD,
                doubt.reason(),
                new StarlingEvent.DeliveryHeld(doubt.delivery().delivery().id(), doubt.reason()).row(now));
    }

    private static Change decide(Forgotten one, DeliveryState to, String reason, @Nullable EventRow event) {
        Delivery delivery = one.delivery();
        return new Change.Decide(
                delivery.id(),
                delivery.state(),
                to,
                false,
                delivery.dueAt(),
                reason,
                event == null ? List.of() : List.of(event));
    }
}
