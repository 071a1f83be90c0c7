package social.starling.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryFilter;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.DeliverySum;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Standstill;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.RequestBytes;

/** One delivery with its attempts, lease and history; mutable, and only touched under the lock. */
final class DeliveryRow {
    final DeliveryId id;
    final long sequence;
    final NewDelivery plan;
    final List<HistoryEntry> history = new ArrayList<>();

    DeliveryState state;
    long epoch;
    Instant dueAt;
    int tries;
    int crashes;
    boolean cancelWished;

    @Nullable
    AttemptId waitsFor;

    /** Which one before it in its thread it is held for; null where it is not, or in its own right. */
    @Nullable
    DeliveryId heldFor;

    @Nullable
    PostReference remote;

    /** Null while nobody holds it. */
    @Nullable
    Instant leaseUntil;

    /** The newest attempt, open or not. */
    @Nullable
    Attempt attempt;

    /** When the newest attempt was opened, by the ledger's clock. */
    @Nullable
    Instant openedAt;

    final Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant firstTriedAt;
    private @Nullable String reason;

    DeliveryRow(long sequence, NewDelivery plan, DeliveryState state, Instant now) {
        this.id = plan.key().id();
        this.sequence = sequence;
        this.plan = plan;
        this.state = state;
        this.dueAt = plan.dueAt();
        this.createdAt = now;
        this.updatedAt = now;
    }

    DeliveryRow copy() {
        DeliveryRow copy = new DeliveryRow(sequence, plan, state, createdAt);
        copy.history.addAll(history);
        copy.epoch = epoch;
        copy.dueAt = dueAt;
        copy.tries = tries;
        copy.crashes = crashes;
        copy.cancelWished = cancelWished;
        copy.waitsFor = waitsFor;
        copy.heldFor = heldFor;
        copy.remote = remote;
        copy.leaseUntil = leaseUntil;
        copy.attempt = attempt;
        copy.openedAt = openedAt;
        copy.updatedAt = updatedAt;
        copy.firstTriedAt = firstTriedAt;
        copy.reason = reason;
        return copy;
    }

    AccountId target() {
        return plan.key().target();
    }

    /** Whether it is among what is looked for. */
    boolean passes(DeliveryFilter filter) {
        return (filter.targets().isEmpty() || filter.targets().contains(target()))
                && (filter.via() == null || filter.via().equals(plan.via()))
                && (filter.since() == null || !updatedAt.isBefore(filter.since()))
                && (filter.until() == null || updatedAt.isBefore(filter.until()));
    }

    /** What it has in common with others, counted as one. */
    DeliverySum alone() {
        return new DeliverySum(state, target(), reason, 1);
    }

    /** Notes why it was planned into its first state. */
    void planned(@Nullable String why) {
        reason = why;
        history.add(new HistoryEntry(createdAt, null, state, epoch, why));
    }

    void move(DeliveryState to, @Nullable String why, Instant now) {
        history.add(new HistoryEntry(now, state, to, epoch, why));
        state = to;
        heldFor = null;
        reason = why;
        updatedAt = now;
    }

    /** Held because {@code before}, which comes before it in its thread, stands still. */
    void heldFor(DeliveryId before, String why, Instant now) {
        heldFor = before;
        reason = why;
        updatedAt = now;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** How it keeps back what comes after it; null when it does not. */
    @Nullable
    Standstill standstill() {
        return Standstill.of(plan.key().action(), state).orElse(null);
    }

    /** Nothing keeps it waiting any longer. */
    void letGo(Instant now) {
        waitsFor = null;
        reason = heldFor == null ? null : reason;
        updatedAt = now;
    }

    void open(Attempt opened, Instant now) {
        attempt = opened;
        openedAt = now;
        tried(now);
    }

    void tried(Instant now) {
        tries++;
        if (firstTriedAt == null) {
            firstTriedAt = now;
        }
    }

    /** The last try costs none after all. */
    void untried() {
        tries = Math.max(0, tries - 1);
        if (tries == 0) {
            firstTriedAt = null;
        }
    }

    /** Where it goes when it should go to {@code to}: a wish to cancel wins over being sent again, now or by a replay. */
    DeliveryState heeding(DeliveryState to) {
        boolean again = to == DeliveryState.PLANNED || to == DeliveryState.RETRY_AT || to == DeliveryState.DEAD;
        return cancelWished && again ? DeliveryState.CANCELLED : to;
    }

    void note(int looks, @Nullable RequestBytes checkpoint) {
        Attempt noted = attempt;
        if (noted != null) {
            attempt = new Attempt(
                    noted.id(),
                    noted.payload(),
                    noted.prepared(),
                    noted.fingerprint(),
                    noted.openedAt(),
                    noted.deadline(),
                    looks,
                    checkpoint == null ? noted.checkpoint() : checkpoint);
        }
    }

    /** A person's replay starts the count of tries and crashes anew. */
    void startAnew() {
        tries = 0;
        crashes = 0;
        firstTriedAt = null;
    }

    Delivery snapshot() {
        return new Delivery(
                id,
                plan.key(),
                plan.payload(),
                plan.after(),
                plan.oneAttemptAtATime(),
                plan.via(),
                state,
                epoch,
                dueAt,
                tries,
                crashes,
                firstTriedAt,
                waitsFor,
                heldFor,
                cancelWished,
                remote,
                reason,
                createdAt,
                updatedAt);
    }
}
