package social.starling.testkit.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.event.EventRow;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.RequestBytes;

/** The settling of a claim being written up: from SENDING, or from RECONCILING where the claim is one to look. */
record Settlement(
        Claim claim,
        DeliveryState from,
        DeliveryState to,
        @Nullable PostReference remote,
        @Nullable OriginLink link,
        Instant due,
        int looks,
        boolean charged,
        @Nullable RequestBytes checkpoint,
        @Nullable AttemptRecord record,
        List<EventRow> events) {
    static Settlement of(Claim claim) {
        DeliveryState from = claim.delivery().state() == DeliveryState.RECONCILING
                ? DeliveryState.RECONCILING
                : DeliveryState.SENDING;
        return new Settlement(
                claim, from, DeliveryState.CONFIRMED, null, null, Samples.NOW, 0, true, null, null, List.of());
    }

    /** Published as {@code postId}, with the link of the copy. */
    Settlement confirmed(String postId) {
        DeliveryKey key = claim.delivery().key();
        return new Settlement(
                claim,
                from,
                DeliveryState.CONFIRMED,
                Samples.post(key.target(), postId),
                new OriginLink(Samples.platformOf(key.target()), postId, key.origin()),
                due,
                looks,
                charged,
                checkpoint,
                record,
                events);
    }

    Settlement from(DeliveryState next) {
        return new Settlement(claim, next, to, remote, link, due, looks, charged, checkpoint, record, events);
    }

    Settlement to(DeliveryState next) {
        return new Settlement(claim, from, next, remote, link, due, looks, charged, checkpoint, record, events);
    }

    Settlement withoutLink() {
        return new Settlement(claim, from, to, remote, null, due, looks, charged, checkpoint, record, events);
    }

    Settlement dueAt(Instant next) {
        return new Settlement(claim, from, to, remote, link, next, looks, charged, checkpoint, record, events);
    }

    Settlement looks(int next) {
        return new Settlement(claim, from, to, remote, link, due, next, charged, checkpoint, record, events);
    }

    Settlement uncharged() {
        return new Settlement(claim, from, to, remote, link, due, looks, false, checkpoint, record, events);
    }

    Settlement checkpoint(RequestBytes next) {
        return new Settlement(claim, from, to, remote, link, due, looks, charged, next, record, events);
    }

    Settlement recorded(Instant at) {
        AttemptRecord row = new AttemptRecord(
                at,
                claim.delivery().key().origin().canonical(),
                claim.delivery().key().target(),
                claim.delivery().key().action(),
                to,
                2,
                true,
                to == DeliveryState.CONFIRMED ? null : "answer-lost",
                to == DeliveryState.CONFIRMED ? null : "the answer was lost",
                Duration.ofMillis(250),
                Samples.PRICE);
        return new Settlement(claim, from, to, remote, link, due, looks, charged, checkpoint, row, events);
    }

    Settlement events(EventRow... rows) {
        return new Settlement(claim, from, to, remote, link, due, looks, charged, checkpoint, record, List.of(rows));
    }

    Change.Settle build() {
        return new Change.Settle(
                claim.delivery().id(),
                claim.delivery().epoch(),
                from,
                to,
                remote,
                link,
                "settled as " + to,
                due,
                looks,
                charged,
                checkpoint,
                record,
                events);
    }
}
