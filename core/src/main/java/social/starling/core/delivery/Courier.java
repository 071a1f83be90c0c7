package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.core.media.MediaSweep;
import social.starling.core.platform.Breakers;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Content;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/**
 * Claims what is due and has it sent or looked for, many at once. One task dispatches and is told by letters what
 * happens, so that it waits for the next due time and polls nothing.
 */
public final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    /** When something is due but cannot be claimed (its account rests, publishing is paused). */
    private static final Duration BLOCKED_WAIT = Duration.ofSeconds(1);

    private final CourierSettings settings;
    private final DeliveryLedger ledger;
    private final DeliveryReader reader;
    private final AccountRepository accounts;
    private final Sender sender;
    private final Reconciler reconciler;
    private final MediaSweep media;
    private final Breakers breakers;
    private final LedgerWriter writer;
    private final ClockWatch clocks;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Mailbox<Letter> letters;
    private int inFlight;
    private boolean stopping;
    private Tasks.@Nullable Task dispatcher;

    Courier(
            CourierSettings settings,
            DeliveryLedger ledger,
            DeliveryReader reader,
            AccountRepository accounts,
            Sender sender,
            Reconciler reconciler,
            MediaSweep media,
            Breakers breakers,
            LedgerWriter writer,
            Tasks tasks,
            InstantSource clock) {
        this.settings = settings;
        this.ledger = ledger;
        this.reader = reader;
        this.accounts = accounts;
        this.sender = sender;
        this.reconciler = reconciler;
        this.media = media;
        this.breakers = breakers;
        this.writer = writer;
        this.clocks = new ClockWatch(clock, tasks);
        this.tasks = tasks;
        this.clock = clock;
        this.letters = tasks.mailbox();
    }

    public void start() {
        writer.whenAtRest(this::wake);
        dispatcher = tasks.start("courier", this::dispatch);
    }

    /** Tells that something may have become due. */
    public void wake() {
        letters.put(Letter.WAKE);
    }

    /** Claims nothing more, waits until what is under way has ended, and returns. */
    @Override
    public void close() {
        letters.put(Letter.STOP);
        if (dispatcher != null) {
            dispatcher.join();
        }
    }

    private void dispatch() {
        while (!stopping || inFlight > 0) {
            int free = stopping ? 0 : settings.inFlight() - inFlight;
            boolean gathers = isGathering(free);
            int claimed = free > 0 && !gathers ? claim(free) : 0;
            if (claimed == 0 || claimed == free) {
                read(letters.poll(stopping || gathers || claimed == free ? LONGEST_WAIT : untilDue()));
            }
            letters.drain(Integer.MAX_VALUE).forEach(this::read);
        }
    }

    /**
     * Whether to leave a claim until half of the places are free, or until the writer is at rest and tells so: a claim of
     * many costs hardly more than one of few, and while the writer is busy more places are about to become free.
     */
    private boolean isGathering(int free) {
        return free > 0 && 2 * free < settings.inFlight() && writer.isBusy();
    }

    private void read(@Nullable Letter letter) {
        if (letter == Letter.FINISHED) {
            inFlight--;
        } else if (letter == Letter.STOP) {
            stopping = true;
        }
    }

    private int claim(int free) {
        if (clocks.jumped()) {
            LOG.log(System.Logger.Level.WARNING, "The clock was set; nothing is claimed for {0}", settings.lease());
            tasks.sleep(settings.lease());
            return 0;
        }
        long asked = tasks.nanoTime();
        List<Claim> claims;
        try {
            claims = ledger.claim(new ClaimOrder(
                    settings.owner(), free, settings.lease(), settings.quarantine(), breakers.resting()));
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The ledger gave no work", e);
            return 0;
        }
        Map<AccountId, Account> targets = targets(claims);
        for (Claim claim : claims) {
            Account account = targets.get(claim.delivery().key().target());
            inFlight++;
            Lease lease = new Lease(tasks, asked, settings.lease());
            tasks.start("delivery " + claim.delivery().id(), () -> handle(claim, account, lease));
        }
        return claims.size();
    }

    /** Read once for a batch; empty also where they cannot be read, and the leases then run out. */
    private Map<AccountId, Account> targets(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        Set<AccountId> ids = new LinkedHashSet<>();
        claims.forEach(claim -> ids.add(claim.delivery().key().target()));
        Map<AccountId, Account> found = new HashMap<>();
        try {
            accounts.findAll(ids).forEach(account -> found.put(account.id(), account));
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The accounts " + ids + " cannot be read", e);
        }
        return found;
    }

    private void handle(Claim claim, @Nullable Account account, Lease lease) {
        try {
            if (account == null) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The account {0} of {1} is unknown",
                        claim.delivery().key().target(),
                        claim.delivery().id());
                return;
            }
            Work work = new Work(claim, account, claim.delivery().state(), claim.attempt(), Duration.ZERO, List.of());
            if (work.state() == DeliveryState.RECONCILING) {
                reconciler.reconcile(work, lease);
            } else {
                sender.send(work, lease);
            }
            if (claim.delivery().payload() instanceof Content content && content.files() > 0) {
                media.after(claim.delivery().id());
            }
        } finally {
            letters.put(Letter.FINISHED);
        }
    }

    private Duration untilDue() {
        Instant now = clock.instant();
        Instant due;
        try {
            due = reader.nextDue().orElse(now.plus(LONGEST_WAIT));
        } catch (Tasks.StoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The ledger did not say what is due next", e);
            return BLOCKED_WAIT;
        }
        Duration wait = Duration.between(now, due);
        if (!wait.isPositive()) {
            return BLOCKED_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private enum Letter {
        WAKE,
        FINISHED,
        STOP
    }
}
