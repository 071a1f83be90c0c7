package social.starling.ports.delivery;

import org.jspecify.annotations.Nullable;

/** How one change of a batch ended; the others do not depend on it. */
public sealed interface ChangeResult {
    record Done() implements ChangeResult {}

    /** The delivery is not as the change expected. @param state where it stands; null when there is no such delivery */
    record Lost(@Nullable DeliveryState state) implements ChangeResult {}

    /** Only for {@link Change.Open}: it may not be sent now. */
    record Refused(Refusal refusal) implements ChangeResult {}

    /** Why an attempt may not be opened. */
    enum Refusal {
        PAUSED,
        ACCOUNT_BUSY,
        DAILY_POSTS,
        DAILY_COST
    }
}
