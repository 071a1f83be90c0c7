package social.starling.core.backfill;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import social.starling.core.account.AccountDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.DailyCap;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.event.EventEntry;
import social.starling.ports.money.Money;

/**
 * Where people have older posts brought over. A proposed backfill is counted first; then it waits for {@link #start(BackfillId)}
 * or runs, as it was proposed. All of it goes on where it was after a restart.
 */
public final class Backfills implements AutoCloseable {
    private final AccountDirectory accounts;
    private final BackfillBook book;
    private final Proposals proposals;
    private final BackfillCrew crew;
    private final InstantSource clock;

    public Backfills(BackfillParts parts, RandomGenerator random) {
        this.accounts = parts.accounts();
        this.clock = parts.clock();
        this.book = new BackfillBook(parts.repository(), parts.bus(), parts.tasks(), clock);
        this.proposals = new Proposals(parts, book, random);
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

    /** What another daemon did to a backfill, told by the log of events. */
    public void heard(EventEntry entry) {
        if (entry.row().type().startsWith("backfill.")) {
            BackfillId id = new BackfillId(entry.row().subject());
            book.changed(id);
            crew.work(id);
        }
    }

    /** Stops working; what moves goes on with the next daemon, or the next {@link #begin}. */
    @Override
    public void close() {
        crew.close();
    }

    /**
     * Takes a wish and begins to count, which reads the source and may be billed. A counted one of the same direction that
     * nobody has started is given up for it.
     *
     * @throws IllegalArgumentException when the route, the source or a number of it is not possible
     * @throws IllegalStateException when the route is off, an account needs a sign-in, or another backfill of the same
     *     direction is not over, with a sentence that says so
     */
    public Backfill propose(BackfillProposal proposal) {
        Backfill backfill = proposals.take(proposal);
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

    /** One that is not over and reads its posts in that archive. */
    public Optional<Backfill> reading(ArchiveId archive) {
        return book.unfinished().stream()
                .filter(backfill -> archive.equals(backfill.order().archive()))
                .findFirst();
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

    /** How far it has come, as this daemon sees it. */
    public Progress progress(Backfill backfill) {
        DailyCap cap = known(backfill.leg().target()).map(Account::cap).orElse(DailyCap.DEFAULT);
        Money read = backfill.order().archive() != null
                ? Money.ZERO
                : known(backfill.leg().source())
                        .map(source -> source.capabilities().prices().ownedRead())
                        .orElse(Money.ZERO);
        return new ProgressGauge(cap, read)
                .read(backfill, crew.perHour(backfill.id()), crew.current(backfill.id()), clock.instant());
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

    private Optional<Account> known(AccountId id) {
        return accounts.list().stream()
                .filter(account -> account.id().equals(id))
                .findFirst();
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
}
