package social.starling.ports.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a plan. */
public sealed interface PlanReceipt {
    /** Written; one entry for each origin, in order. */
    record Accepted(List<Entry> entries) implements PlanReceipt {
        public Accepted {
            entries = List.copyOf(entries);
        }
    }

    /** Somebody else has moved the cursor; nothing was written. @param current null when it does not exist */
    record Overtaken(@Nullable String current) implements PlanReceipt {}

    /** The request was planned before; nothing was written. */
    record Repeated(List<DeliveryId> deliveries) implements PlanReceipt {
        public Repeated {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** The request key belongs to a different request; nothing was written. */
    record KeyTaken() implements PlanReceipt {}

    /** The verdict over one origin. @param deliveries the ones written now, or found for it */
    record Entry(Origin origin, Verdict verdict, List<DeliveryId> deliveries) {
        public Entry {
            deliveries = List.copyOf(deliveries);
        }
    }

    /** What the ledger made of one origin. */
    enum Verdict {
        PLANNED,
        /** A plan for this target and revision exists; it stays as it is. */
        ALREADY_PLANNED,
        /** It is one of Starling's own copies and a source for no route. */
        COPY,
        /** It may be the post of an attempt that is still open: planned, and waiting for that attempt's end. */
        WAITING,
        /** It looks like a copy made within the last 24 hours: planned as HELD, for a person to decide. */
        SUSPECTED_COPY,
        /** There was nothing to deliver. */
        NOTHING
    }
}
