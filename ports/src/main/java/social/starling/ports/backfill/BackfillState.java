package social.starling.ports.backfill;

import java.util.EnumSet;
import java.util.Set;

/** Where a backfill stands. */
public enum BackfillState {
    /** Its posts are being read and counted; nothing is planned. */
    COUNTING,
    /** Counted; a person starts it. */
    READY,
    /** Its posts are being planned, at its pace. */
    RUNNING,
    /** Halted by a person, or because a person is needed; it goes on where it was. */
    PAUSED,
    /** All is planned, and what was planned has settled; or there was nothing to carry. Final. */
    DONE,
    /** Ended by a person, or because its route is gone; what was carried stays. Final. */
    STOPPED;

    /** The states to which this one may lead. */
    public Set<BackfillState> next() {
        return switch (this) {
            case COUNTING -> EnumSet.of(READY, RUNNING, PAUSED, DONE, STOPPED);
            case READY -> EnumSet.of(RUNNING, STOPPED);
            case RUNNING -> EnumSet.of(PAUSED, DONE, STOPPED);
            case PAUSED -> EnumSet.of(COUNTING, RUNNING, STOPPED);
            case DONE, STOPPED -> EnumSet.noneOf(BackfillState.class);
        };
    }

    public boolean isOver() {
        return next().isEmpty();
    }

    /** Whether a daemon works on it without being asked again. */
    public boolean isMoving() {
        return switch (this) {
            case COUNTING, RUNNING -> true;
            case READY, PAUSED, DONE, STOPPED -> false;
        };
    }
}
