package social.starling.ports.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Attempt;

/**
 * A delivery that is the caller's until the lease ends: CLAIMED to be sent, or RECONCILING with its open attempt.
 *
 * @param leaseUntil by the ledger's clock
 * @param reply where the post hangs, from the confirmed deliveries before it; null for a first post
 * @param attempt the open attempt; null while there is none
 */
public record Claim(
        Delivery delivery,
        Instant leaseUntil,
        @Nullable ReplyTo reply,
        @Nullable Attempt attempt) {}
