package social.starling.core.backfill;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.core.route.RouteDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/** Makes backfills of wishes that are possible. */
final class Proposals {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final RouteDirectory routes;
    private final AccountDirectory accounts;
    private final BackfillBook book;
    private final PostArchives archives;
    private final InstantSource clock;
    private final RandomGenerator random;

    Proposals(BackfillParts parts, BackfillBook book, RandomGenerator random) {
        this.routes = parts.routes();
        this.accounts = parts.accounts();
        this.book = book;
        this.archives = parts.archives();
        this.clock = parts.clock();
        this.random = random;
    }

    /** Throws as {@link Backfills#propose}. */
    Backfill take(BackfillProposal proposal) {
        Route route = routes.require(proposal.route());
        Leg leg = leg(route, proposal.source());
        BackfillOrder order = proposal.order();
        Instant now = clock.instant();
        if (order.window() instanceof BackfillWindow.Since since
                && !since.moment().isBefore(now)) {
            throw new IllegalArgumentException("Nothing was posted since " + since.moment() + " yet, as it is " + now
                    + "; a moment in the past is allowed");
        }
        if (!route.enabled()) {
            throw new IllegalStateException("The route " + route.id() + " is off; switch it on first");
        }
        if (order.archive() != null) {
            requireOwner(order.archive(), accounts.require(leg.source()));
        }
        requireActive(leg.source());
        requireActive(leg.target());
        withdrawUnstarted(leg);
        Backfill backfill = Backfill.proposed(newId(), leg, order, now);
        if (!book.add(backfill)) {
            throw new IllegalStateException(taken(leg));
        }
        return backfill;
    }

    /** Nobody should have to clear away what was only asked about. */
    private void withdrawUnstarted(Leg leg) {
        for (Backfill other : book.unfinished()) {
            if (other.leg().equals(leg) && other.state() == BackfillState.READY) {
                book.change(
                        other.id(),
                        stored -> stored.state() == BackfillState.READY
                                ? stored.to(
                                        BackfillState.STOPPED,
                                        "Another one was proposed before it was started",
                                        clock.instant())
                                : stored);
            }
        }
    }

    private static Leg leg(Route route, @Nullable AccountId source) {
        AccountId wanted = source == null ? route.source() : source;
        return route.legs().stream()
                .filter(leg -> leg.source().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The route " + route.id() + " carries no posts of "
                        + wanted + "; " + route.legs().stream().map(Leg::source).toList() + " are allowed"));
    }

    /** Posts of somebody else would be carried under the account's name. */
    private void requireOwner(ArchiveId id, Account source) {
        PostArchive archive = archives.find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no archive " + id
                        + " here; give the file with --archive FILE, or see those that there are with: starling archives"
                        + " list"));
        if (!archive.platform().equals(source.platform())) {
            throw new IllegalArgumentException("The archive " + id + " is one of " + archive.platform()
                    + " and the posts of @" + source.handle() + " are on " + source.platform()
                    + "; name the account on " + archive.platform() + " with --from");
        }
        if (!archive.ownerId().equals(source.remoteId())) {
            throw new IllegalArgumentException("The archive " + id + " is of @" + archive.ownerHandle() + " ("
                    + archive.ownerId() + ") and the route carries posts of @" + source.handle() + " ("
                    + source.remoteId() + "); only an account's own archive is allowed");
        }
    }

    private void requireActive(AccountId id) {
        Account account = accounts.require(id);
        if (account.state() != AccountState.ACTIVE) {
            throw new IllegalStateException("@" + account.handle() + " on " + account.platform()
                    + " needs to be signed in again; connect it again first");
        }
    }

    private String taken(Leg leg) {
        return book.unfinished().stream()
                .filter(other -> other.leg().equals(leg))
                .findFirst()
                .map(other -> "The backfill " + other.id() + " of the same direction is " + other.state()
                        + "; wait for its end, or stop it first")
                .orElse("Another backfill of the same direction has just ended; try again");
    }

    private BackfillId newId() {
        StringBuilder id = new StringBuilder("bf-");
        for (int i = 0; i < 8; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new BackfillId(id.toString());
    }
}
