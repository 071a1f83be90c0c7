package social.starling.ports.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillPosition;
import social.starling.ports.route.Leg;

/** What moves on in the same transaction as a plan, by compare-and-set. */
public sealed interface Advance {
    /** A leg's cursor. @param expected where it must stand; null before its first start */
    record Cursor(Leg leg, @Nullable String expected, String next) implements Advance {}

    /**
     * Sources that were looked at for whether they still stand; each must have been looked at as often as the caller saw.
     *
     * @param source the account that posted them
     */
    record Looks(AccountId source, List<Look> looks) implements Advance {
        public Looks {
            looks = List.copyOf(looks);
        }
    }

    /**
     * One source that was looked at.
     *
     * @param before how often it had been looked at until now
     * @param next when it is looked at again; null for never
     */
    record Look(
            Origin.RemotePost origin, int before, @Nullable Instant next) {}

    /**
     * A request key that is used up.
     *
     * @param digest of the whole request, so that a key cannot be reused for another one
     */
    record RequestKey(String key, String digest) implements Advance {}

    /**
     * A backfill that runs; it is overtaken when it stands at another step or does not run any more. What was told of why
     * it waits is over.
     *
     * @param next one step on from where it must stand
     */
    record Backfill(BackfillId id, BackfillPosition next) implements Advance {}
}
