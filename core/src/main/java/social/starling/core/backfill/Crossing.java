package social.starling.core.backfill;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.route.Route;

/** Whether the way of a backfill is open: its route and both accounts. */
final class Crossing {
    private final BackfillParts parts;
    private final BackfillBook book;

    Crossing(BackfillParts parts, BackfillBook book) {
        this.parts = parts;
        this.book = book;
    }

    /** The route as it is now; null when the backfill cannot go on, which is written then. */
    @Nullable
    Route open(Backfill backfill) {
        Optional<Route> route = parts.routes().list().stream()
                .filter(one -> one.id().equals(backfill.leg().route()))
                .findFirst();
        if (route.isEmpty() || !route.get().legs().contains(backfill.leg())) {
            end(
                    backfill,
                    BackfillState.STOPPED,
                    "The route " + backfill.leg().route() + " carries nothing in this direction any more");
            return null;
        }
        String obstacle = obstacle(backfill, route.get());
        if (obstacle != null) {
            end(backfill, BackfillState.PAUSED, obstacle);
            return null;
        }
        return route.get();
    }

    private @Nullable String obstacle(Backfill backfill, Route route) {
        if (!route.enabled()) {
            return "The route " + route.id() + " is off; switch it on and resume the backfill";
        }
        ArchiveId archive = backfill.order().archive();
        if (archive != null && parts.archives().find(archive).isEmpty()) {
            return "The archive " + archive
                    + " is not in the data folder any more, or was changed there; give the same file"
                    + " again (starling archives add FILE) and resume the backfill";
        }
        String source = obstacle(backfill.leg().source());
        return source == null ? obstacle(backfill.leg().target()) : source;
    }

    private @Nullable String obstacle(AccountId id) {
        Optional<Account> account = parts.accounts().list().stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        if (account.isEmpty()) {
            return "The account " + id + " is not connected; connect it and resume the backfill";
        }
        return account.get().state() == AccountState.ACTIVE
                ? null
                : "@" + account.get().handle() + " on " + account.get().platform()
                        + " needs to be signed in again; connect it again and resume the backfill";
    }

    private void end(Backfill backfill, BackfillState state, String reason) {
        book.change(
                backfill.id(),
                stored -> stored.state() == backfill.state()
                        ? stored.to(state, reason, parts.clock().instant())
                        : stored);
    }
}
