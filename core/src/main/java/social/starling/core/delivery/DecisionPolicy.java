package social.starling.core.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;

/** What a person may decide about a delivery, and what follows from it. */
final class DecisionPolicy {
    private DecisionPolicy() {}

    /** @param attempted whether a creating call may ever have left for it; then it is looked for before it is sent again */
    static Decision retry(Delivery delivery, boolean attempted, Instant now) {
        if (delivery.heldFor() != null) {
            return refused(
                    delivery,
                    "it comes after " + delivery.heldFor()
                            + " and goes on together with that one; retry that one, or cancel this one");
        }
        return switch (delivery.state()) {
            case HELD ->
                attempted
                        ? allowed(
                                delivery,
                                DeliveryState.UNKNOWN,
                                now,
                                "is looked for first, then sent if it is not there")
                        : allowed(delivery, DeliveryState.PLANNED, now, "is sent now");
            case DEAD -> allowed(delivery, DeliveryState.RETRY_AT, now, "is sent again");
            case PLANNED, RETRY_AT -> allowed(delivery, delivery.state(), now, "is tried now");
            case UNKNOWN -> allowed(delivery, DeliveryState.UNKNOWN, now, "is looked for now");
            case CLAIMED, SENDING, ACCEPTED, RECONCILING ->
                refused(delivery, "it is being worked on; wait for its end");
            case CONFIRMED -> refused(delivery, "it is on its target already; nothing is left to retry");
            case CANCELLED -> refused(delivery, "it was cancelled; post it anew");
        };
    }

    /** @param reason null for the plain one */
    static Decision hold(Delivery delivery, Instant now, @Nullable String reason) {
        String why = reason == null ? "held by a person" : reason;
        return switch (delivery.state()) {
            case PLANNED, RETRY_AT, UNKNOWN -> allowed(delivery, DeliveryState.HELD, now, why);
            case HELD -> refused(delivery, "it is held already");
            case CLAIMED, SENDING, ACCEPTED, RECONCILING ->
                refused(delivery, "it is being worked on; wait for its end");
            case CONFIRMED, DEAD, CANCELLED -> refused(delivery, "it is final; there is nothing to hold");
        };
    }

    static Decision cancel(Delivery delivery, Instant now) {
        return switch (delivery.state()) {
            case PLANNED, CLAIMED, RETRY_AT, HELD ->
                allowed(delivery, DeliveryState.CANCELLED, now, "cancelled by a person");
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING ->
                new Decision.Allowed(decide(
                        delivery,
                        delivery.state(),
                        true,
                        delivery.dueAt(),
                        "to be cancelled once its answer is known"));
            case CONFIRMED ->
                refused(
                        delivery,
                        switch (delivery.key().action()) {
                            case CREATE ->
                                "it is on its target already; to take it away there, delete it (starling ledger delete "
                                        + delivery.id() + ")";
                            case DELETE -> "the post is deleted already, which nobody can undo";
                        });
            case DEAD ->
                switch (delivery.key().action()) {
                    case CREATE -> refused(delivery, "it was given up already; nothing will be sent");
                    // It keeps back what hangs on the post, which is there still.
                    case DELETE -> allowed(delivery, DeliveryState.CANCELLED, now, "cancelled by a person");
                };
            case CANCELLED -> refused(delivery, "it is cancelled already");
        };
    }

    private static Decision allowed(Delivery delivery, DeliveryState to, Instant now, String told) {
        return new Decision.Allowed(decide(delivery, to, false, now, told));
    }

    private static Change.Decide decide(
            Delivery delivery, DeliveryState to, boolean cancelWished, Instant due, String told) {
        return new Change.Decide(
                delivery.id(),
                delivery.state(),
                to,
                cancelWished,
                due,
                told,
                List.of(new StarlingEvent.DeliveryDecided(delivery.id(), told).row(due)));
    }

    private static Decision refused(Delivery delivery, String why) {
        return new Decision.Refused("The delivery " + delivery.id() + " stands at " + delivery.state() + ": " + why);
    }

    /** Whether a person may do what they want. */
    sealed interface Decision {
        record Allowed(Change.Decide change) implements Decision {}

        /** @param why a sentence for the person */
        record Refused(String why) implements Decision {}
    }
}
