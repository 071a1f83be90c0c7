package social.starling.ports.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Payload;

/**
 * A delivery as it stands in the ledger.
 *
 * @param epoch grows with every claim; a change that names an older one is lost
 * @param dueAt when it may be claimed: for sending in PLANNED and RETRY_AT, for looking in UNKNOWN and ACCEPTED
 * @param tries attempts opened and preparations failed so far, but for those that a rate limit stopped
 * @param crashes leases that ran out while it was claimed
 * @param firstTriedAt when the first of the tries was counted; null before
 * @param waitsFor an open attempt on the account where its origin was found, which may turn out to be that origin; null
 *     when nothing stands in its way
 * @param heldFor the delivery before it in its thread that stands still (held, dead, cancelled, or its post deleted) and
 *     for which it is HELD; it goes on together with that one. Null in other states, and where it is held in its own right
 * @param cancelWished whether a person wants it cancelled as soon as its open attempt is settled
 * @param remote the post it became; null before
 * @param reason why it stands where it stands, for people; null where there is nothing to say
 */
public record Delivery(
        DeliveryId id,
        DeliveryKey key,
        Payload payload,
        @Nullable DeliveryId after,
        boolean oneAttemptAtATime,
        String via,
        DeliveryState state,
        long epoch,
        Instant dueAt,
        int tries,
        int crashes,
        @Nullable Instant firstTriedAt,
        @Nullable AttemptId waitsFor,
        @Nullable DeliveryId heldFor,
        boolean cancelWished,
        @Nullable PostReference remote,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt) {}
