package social.starling.ports.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.DailyCap;
import social.starling.ports.event.EventRow;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.RequestBytes;

/** One step of one delivery. Every step of a claim names its epoch and hits exactly one row, else it is lost. */
public sealed interface Change {
    DeliveryId delivery();

    /**
     * CLAIMED → SENDING with an open attempt. Looks at the pause, the daily cap of the account and, where the delivery
     * says so, that no other attempt of the account is open.
     *
     * @param link the origin link where the post's id is known beforehand; null elsewhere
     */
    record Open(
            DeliveryId delivery,
            long epoch,
            Attempt attempt,
            DailyCap cap,
            @Nullable OriginLink link) implements Change {}

    /** Records how far the open attempt has come; the state stays. */
    record Checkpoint(DeliveryId delivery, long epoch, AttemptId attempt, RequestBytes bytes) implements Change {}

    /**
     * The end of an attempt, or of a look for one. A delivery whose cancelling was wished becomes CANCELLED where {@code to}
     * says RETRY_AT.
     *
     * @param to CONFIRMED, ACCEPTED, RETRY_AT, UNKNOWN, SENDING (resume), HELD, DEAD or CANCELLED
     * @param remote the post; null where none is known
     * @param link the origin link of the post; null where none is known
     * @param dueAt when it may be claimed again; ignored in final states
     * @param looks how often the attempt has now been looked for
     * @param charged whether the attempt counts as one of the tries; a rate limit costs none
     * @param record the raw statistics row; null where nothing was called
     */
    record Settle(
            DeliveryId delivery,
            long epoch,
            DeliveryState from,
            DeliveryState to,
            @Nullable PostReference remote,
            @Nullable OriginLink link,
            @Nullable String reason,
            Instant dueAt,
            int looks,
            boolean charged,
            @Nullable RequestBytes checkpoint,
            @Nullable AttemptRecord record,
            List<EventRow> events)
            implements Change {
        public Settle {
            events = List.copyOf(events);
            if (!from.mayBecome(to)) {
                throw new IllegalArgumentException(
                        "A delivery in " + from + " cannot become " + to + "; " + from.next() + " is allowed");
            }
        }
    }

    /** Prolongs the lease of a claim. */
    record Renew(DeliveryId delivery, long epoch, Duration lease) implements Change {}

    /**
     * A claim is given back without an attempt: CLAIMED → PLANNED, RETRY_AT, HELD, DEAD or CANCELLED.
     *
     * @param charged whether the failure counts as one of the tries
     * @param reason null where there is nothing to say
     */
    record Release(
            DeliveryId delivery,
            long epoch,
            DeliveryState to,
            Instant dueAt,
            boolean charged,
            @Nullable String reason,
            List<EventRow> events)
            implements Change {
        public Release {
            events = List.copyOf(events);
            if (to == DeliveryState.SENDING || !DeliveryState.CLAIMED.mayBecome(to)) {
                throw new IllegalArgumentException("A claim cannot be given back as " + to
                        + "; PLANNED, RETRY_AT, HELD, DEAD, CANCELLED are allowed");
            }
        }
    }

    /**
     * A person's decision; it has no epoch but the state the person saw. UNKNOWN opens the newest attempt again, so that
     * it is looked for before anything is sent.
     *
     * @param to the state decided; the same as {@code from} where only the due time or the wish changes
     * @param cancelWished whether it is to be cancelled when its open attempt is settled
     */
    record Decide(
            DeliveryId delivery,
            DeliveryState from,
            DeliveryState to,
            boolean cancelWished,
            Instant dueAt,
            @Nullable String reason,
            List<EventRow> events)
            implements Change {
        public Decide {
            events = List.copyOf(events);
            if (from != to && !from.mayBecome(to)) {
                throw new IllegalArgumentException(
                        "A delivery in " + from + " cannot become " + to + "; " + from.next() + " is allowed");
            }
        }
    }

    /**
     * The post of a delivery was found on its target, made by an attempt that this ledger does not know: PLANNED, RETRY_AT,
     * HELD or DEAD → CONFIRMED. As with {@link Settle}, what is planned of that post as a source is cancelled.
     *
     * @param link of the post that was found
     * @param reason for people
     */
    record Adopt(
            DeliveryId delivery,
            DeliveryState from,
            PostReference remote,
            OriginLink link,
            String reason,
            List<EventRow> events)
            implements Change {
        /** Where no attempt is open and nobody works on it. */
        public static final Set<DeliveryState> FROM =
                Set.of(DeliveryState.PLANNED, DeliveryState.RETRY_AT, DeliveryState.HELD, DeliveryState.DEAD);

        public Adopt {
            events = List.copyOf(events);
            if (!FROM.contains(from)) {
                throw new IllegalArgumentException(
                        "A delivery in " + from + " cannot adopt a post; PLANNED, RETRY_AT, HELD, DEAD are allowed");
            }
        }
    }
}
