package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import social.starling.core.account.AccountDirectory;
import social.starling.core.route.RouteDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/**
 * Where people have older posts brought over. A proposed backfill is counted first; then it waits for {@link #start(BackfillId)}
 * or runs, as it was proposed. All of it goes on where it was after a restart.
 */
public final class Backfills implements AutoCloseable {
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final RouteDirectory routes;
    private final AccountDirectory accounts;
    private final BackfillBook book;
    private final BackfillCrew crew;
    private final InstantSource clock;
    private final RandomGenerator random;

    public Backfills(BackfillParts parts, RandomGenerator random) {
        this.routes = parts.routes();
        this.accounts = parts.accounts();
        this.clock = parts.clock();
        this.random = random;
        this.book = new BackfillBook(parts.repository(), parts.bus(), parts.tasks(), clock);
        this.crew = new BackfillCrew(parts, book);
    }

    /** From now on what is proposed, started or resumed here is worked on. */
    public void begin() {
        crew.begin();
    }

    /** Works on what moves since an earlier daemon as well; after {@link #begin}. */
    public void goOn() {
        crew.goOn();
    }

    /** Stops working; what moves goes on with the next daemon. */
    @Override
    public void close() {
        crew.close();
    }

    /**
     * Takes a wish and begins to count, which reads the source and may be billed.
     *
     * @throws IllegalArgumentException when the route, the source or a number of it is not possible
     * @throws IllegalStateException when the route is off, an account needs a sign-in, or another backfill of the same
     *     direction is not over, with a sentence that says so
     */
    public Backfill propose(BackfillProposal proposal) {
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
        requireActive(leg.source());
        requireActive(leg.target());
        Backfill backfill = Backfill.proposed(newId(), leg, order, now);
        if (!book.add(backfill)) {
            throw new IllegalStateException(taken(leg));
        }
        crew.work(backfill.id());
        return backfill;
    }

    /**
     * Lets a counted one run.
     *
     * @throws IllegalArgumentException when there is no such backfill
     * @throws IllegalStateException when it does not wait for this, with a sentence that says what is possible
     */
    public Backfill start(BackfillId id) {
        return move(id, "started", BackfillState.READY, BackfillState.RUNNING);
    }

    /** Halts it where it is; what was planned leaves all the same. Throws as {@link #start}. */
    public Backfill pause(BackfillId id) {
        Backfill paused = book.change(id, backfill -> {
            if (!backfill.state().isMoving()) {
                throw refused(backfill, "paused");
            }
            return backfill.to(BackfillState.PAUSED, "Somebody paused it", clock.instant());
        });
        crew.look(id);
        return paused;
    }

    /** Lets a paused one go on, counting or running. Throws as {@link #start}. */
    public Backfill resume(BackfillId id) {
        Backfill backfill = book.require(id);
        BackfillState next = backfill.isCounted() ? BackfillState.RUNNING : BackfillState.COUNTING;
        return move(id, "resumed", BackfillState.PAUSED, next);
    }

    /** Ends it; what was carried stays, and what was planned leaves all the same. Throws as {@link #start}. */
    public Backfill stop(BackfillId id) {
        Backfill stopped = book.change(id, backfill -> {
            if (backfill.state().isOver()) {
                throw refused(backfill, "stopped");
            }
            return backfill.to(BackfillState.STOPPED, "Somebody stopped it", clock.instant());
        });
        crew.look(id);
        return stopped;
    }

    /** @throws IllegalArgumentException when there is no such backfill */
    public Backfill require(BackfillId id) {
        return book.require(id);
    }

    /** Newest first. @param limit 1 to 1000 */
    public List<Backfill> list(int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException(
                    "A list of " + limit + " backfills cannot be given; 1 to 1000 are allowed");
        }
        return book.list(limit);
    }

    /**
     * Waits until something of it has changed: its state, what was counted or done, or what is told of it.
     *
     * @param step of the position that the caller has seen
     * @return as it stands then, or unchanged when {@code atMost} is over
     */
    public Backfill await(BackfillId id, long step, Duration atMost) {
        return book.await(id, step, atMost);
    }

    public Progress progress(Backfill backfill) {
        return ProgressGauge.read(backfill, crew.perHour(backfill.id()), crew.current(backfill.id()), clock.instant());
    }

    private Backfill move(BackfillId id, String done, BackfillState from, BackfillState to) {
        Backfill moved = book.change(id, backfill -> {
            if (backfill.state() != from) {
                throw refused(backfill, done);
            }
            return backfill.to(to, null, clock.instant());
        });
        crew.work(id);
        return moved;
    }

    private Leg leg(Route route, @Nullable AccountId source) {
        AccountId wanted = source == null ? route.source() : source;
        return route.legs().stream()
                .filter(leg -> leg.source().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The route " + route.id() + " carries no posts of "
                        + wanted + "; " + route.legs().stream().map(Leg::source).toList() + " are allowed"));
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

    private static IllegalStateException refused(Backfill backfill, String done) {
        String possible = switch (backfill.state()) {
            case COUNTING -> "it can be paused or stopped";
            case READY -> "it can be started or stopped";
            case RUNNING -> "it can be paused or stopped";
            case PAUSED -> "it can be resumed or stopped";
            case DONE, STOPPED -> "propose a new one";
        };
        return new IllegalStateException("The backfill " + backfill.id() + " is " + backfill.state() + " and cannot be "
                + done + "; " + possible);
    }

    private BackfillId newId() {
        StringBuilder id = new StringBuilder("bf-");
        for (int i = 0; i < 8; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new BackfillId(id.toString());
    }
}
