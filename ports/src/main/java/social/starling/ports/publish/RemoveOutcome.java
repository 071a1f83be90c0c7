package social.starling.ports.publish;

/** How a deletion ended; a deletion may be repeated without harm. */
public sealed interface RemoveOutcome {
    record Removed() implements RemoveOutcome {}

    /** There was nothing left to delete. */
    record AlreadyGone() implements RemoveOutcome {}

    record Rejected(String reason) implements RemoveOutcome {}
}
