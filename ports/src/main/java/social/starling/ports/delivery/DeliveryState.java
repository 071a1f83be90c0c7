package social.starling.ports.delivery;

import java.util.EnumSet;
import java.util.Set;

/** Where a delivery stands. Only {@link #PLANNED} and {@link #RETRY_AT} may come to open an attempt. */
public enum DeliveryState {
    /** May be claimed when due. */
    PLANNED,
    /** A daemon prepares it under a lease: repeatable, seen by nobody. */
    CLAIMED,
    /** An open attempt exists; the creating call may have happened. */
    SENDING,
    /** An asynchronous platform has taken it; not final yet. */
    ACCEPTED,
    /** The answer was lost. */
    UNKNOWN,
    /** A daemon looks for what the lost answer left behind. */
    RECONCILING,
    /** Nothing was created; later again. */
    RETRY_AT,
    /** A person decides. */
    HELD,
    /** Published, or deleted. Final. */
    CONFIRMED,
    /** Given up; final, and a person can replay it. */
    DEAD,
    /** Withdrawn: by a person, or because its source is gone. Final. */
    CANCELLED;

    /** The states to which this one may lead. */
    public Set<DeliveryState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(CLAIMED, CANCELLED, HELD, CONFIRMED);
            case CLAIMED -> EnumSet.of(SENDING, PLANNED, RETRY_AT, HELD, DEAD, CANCELLED);
            case SENDING -> EnumSet.of(CONFIRMED, ACCEPTED, RETRY_AT, UNKNOWN, RECONCILING, HELD, DEAD, CANCELLED);
            case ACCEPTED -> EnumSet.of(CONFIRMED, HELD, DEAD, RECONCILING);
            case UNKNOWN -> EnumSet.of(RECONCILING, HELD);
            case RECONCILING -> EnumSet.of(CONFIRMED, ACCEPTED, RETRY_AT, UNKNOWN, SENDING, HELD, DEAD, CANCELLED);
            case RETRY_AT -> EnumSet.of(CLAIMED, CANCELLED, HELD, CONFIRMED);
            case HELD -> EnumSet.of(PLANNED, RETRY_AT, UNKNOWN, CONFIRMED, DEAD, CANCELLED);
            case DEAD -> EnumSet.of(RETRY_AT, UNKNOWN, CONFIRMED, CANCELLED);
            case CONFIRMED, CANCELLED -> EnumSet.noneOf(DeliveryState.class);
        };
    }

    public boolean mayBecome(DeliveryState other) {
        return next().contains(other);
    }

    /** Whether an attempt may be open, so that a post may exist of which the ledger does not know yet. */
    public boolean isOpen() {
        return switch (this) {
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING -> true;
            case PLANNED, CLAIMED, RETRY_AT, HELD, CONFIRMED, DEAD, CANCELLED -> false;
        };
    }

    /** What a user is told. */
    public Status status() {
        return switch (this) {
            case PLANNED, RETRY_AT, HELD -> Status.PENDING;
            case CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING -> Status.PROCESSING;
            case CONFIRMED -> Status.COMPLETED;
            case DEAD -> Status.FAILED;
            case CANCELLED -> Status.CANCELLED;
        };
    }

    /** A user's view of a delivery. */
    public enum Status {
        PENDING,
        PROCESSING,
        COMPLETED,
        FAILED,
        CANCELLED
    }
}
