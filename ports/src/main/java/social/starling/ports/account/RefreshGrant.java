package social.starling.ports.account;

import java.time.Instant;

/** The answer to asking for the right to refresh an account's credentials. */
public sealed interface RefreshGrant {
    /** The caller alone may refresh until {@code until}; {@code version} is the one being replaced. */
    record Granted(AccountId account, long version, String holder, Instant until) implements RefreshGrant {}

    /** Somebody else is refreshing; look again at {@code until} at the latest. */
    record Busy(Instant until) implements RefreshGrant {}

    /** They have been refreshed already. */
    record Superseded(Credentials current) implements RefreshGrant {}

    /** An earlier refresh never told its end, and single-use tokens may be spent: a person must sign in again. */
    record Lost() implements RefreshGrant {}
}
