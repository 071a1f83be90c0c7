package social.starling.ports.delivery;

import java.util.Optional;

/** How a delivery stands still, so that what comes after it in its thread is HELD for it. */
public enum Standstill {
    HELD("is held; it goes on together with that one, or cancel it"),
    DEAD("was given up; it goes on when that one is sent again, or cancel it"),
    CANCELLED("was cancelled; cancel it as well"),
    /** Its post was published and is deleted. */
    DELETED("is deleted; cancel it as well");

    /** The reason of what is cancelled because its source was deleted or edited. */
    public static final String WITHDRAWN = "Its source was deleted or edited before this was sent";

    private final String consequence;

    Standstill(String consequence) {
        this.consequence = consequence;
    }

    /** Of a delivery in {@code state}; empty while it moves on, and when it is over so that others may follow. */
    public static Optional<Standstill> of(Action action, DeliveryState state) {
        return switch (state) {
            case HELD -> Optional.of(HELD);
            case DEAD -> Optional.of(DEAD);
            // A deletion that was called off stands in nobody's way.
            case CANCELLED -> action == Action.CREATE ? Optional.of(CANCELLED) : Optional.empty();
            case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT, CONFIRMED -> Optional.empty();
        };
    }

    /** Whether what comes after a delivery in {@code state} may be sent. */
    public static boolean isOver(Action action, DeliveryState state) {
        return state == DeliveryState.CONFIRMED || (action == Action.DELETE && state == DeliveryState.CANCELLED);
    }

    /** For people: why the deletion of {@code copy} is cancelled. */
    public static String nothingToDelete(DeliveryId copy) {
        return "There is nothing to delete: " + copy + " was never published";
    }

    /** For people: why a delivery is held for {@code before}. */
    public String reason(DeliveryId before) {
        return "It comes after " + before + ", which " + consequence;
    }
}
