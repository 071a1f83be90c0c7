package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.Standstill;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.Payload;

/** A delivery as one transaction has it at hand: mutable, of one thread, and gone with the transaction. */
final class DeliveryRow {
    /** In the order of {@link #read}; {@code d} is the table. */
    static final String COLUMNS =
            "d.seq, d.id, d.origin, d.target, d.action, d.revision, d.segment, d.after_id, d.alone, d.via,"
                    + " d.created_at, d.state, d.epoch, d.due_at, d.tries, d.crashes, d.first_tried_at, d.waits_for,"
                    + " d.cancel_wished, d.remote_account, d.remote_id, d.remote_version, d.reason, d.updated_at,"
                    + " d.lease_until, d.attempt, d.attempt_id, d.blocked, d.steps, d.held_for";

    final long seq;
    final DeliveryId id;
    final String origin;
    final AccountId target;
    final Action action;
    final int revision;
    final int segment;
    final @Nullable DeliveryId after;
    final boolean alone;
    final String via;
    final Instant createdAt;

    /** State and epoch as they stand in the table: an update that does not find them there is lost. */
    final DeliveryState storedState;

    final long storedEpoch;

    DeliveryState state;
    long epoch;
    Instant dueAt;
    int tries;
    int crashes;

    @Nullable
    Instant firstTriedAt;

    @Nullable
    AttemptId waitsFor;

    /** Which one before it in its thread it is held for; null where it is not, or in its own right. */
    @Nullable
    DeliveryId heldFor;

    boolean cancelWished;

    @Nullable
    PostReference remote;

    @Nullable
    String reason;

    Instant updatedAt;

    @Nullable
    Instant leaseUntil;

    /** The number and the id of the newest attempt; both null before the first. */
    @Nullable
    Long attemptSeq;

    @Nullable
    AttemptId attempt;

    boolean blocked;
    int steps;

    private DeliveryRow(RowReader row) throws SQLException {
        seq = row.number();
        id = new DeliveryId(row.text());
        origin = row.text();
        target = row.account();
        action = row.constant(Action.class);
        revision = row.count();
        segment = row.count();
        after = deliveryId(row.textOrNull());
        alone = row.flag();
        via = row.text();
        createdAt = row.time();
        storedState = row.constant(DeliveryState.class);
        storedEpoch = row.number();
        state = storedState;
        epoch = storedEpoch;
        dueAt = row.time();
        tries = row.count();
        crashes = row.count();
        firstTriedAt = row.timeOrNull();
        waitsFor = attemptId(row.textOrNull());
        cancelWished = row.flag();
        remote = row.referenceOrNull();
        reason = row.textOrNull();
        updatedAt = row.time();
        leaseUntil = row.timeOrNull();
        attemptSeq = row.numberOrNull();
        attempt = attemptId(row.textOrNull());
        blocked = row.flag();
        steps = row.count();
        heldFor = deliveryId(row.textOrNull());
    }

    /** A new one, which stands in no table yet. */
    DeliveryRow(long seq, NewDelivery plan, DeliveryState state, @Nullable String reason, Instant now) {
        this.seq = seq;
        id = plan.key().id();
        origin = plan.key().origin().canonical();
        target = plan.key().target();
        action = plan.key().action();
        revision = plan.key().revision();
        segment = plan.key().segment();
        after = plan.after();
        alone = plan.oneAttemptAtATime();
        via = plan.via();
        createdAt = now;
        storedState = state;
        storedEpoch = 0;
        this.state = state;
        dueAt = plan.dueAt();
        this.reason = reason;
        updatedAt = now;
    }

    static DeliveryRow read(RowReader row) throws SQLException {
        return new DeliveryRow(row);
    }

    /** Whether nothing but its due time keeps it from being claimed for sending. */
    boolean isReady() {
        return (state == DeliveryState.PLANNED || state == DeliveryState.RETRY_AT) && !blocked && waitsFor == null;
    }

    /** The id of the creation of this deletion, or of the deletion of this creation. */
    DeliveryId with(Action other) {
        return new DeliveryKey(Origin.parse(origin), target, other, revision, segment).id();
    }

    /** How it keeps back what comes after it; null when it does not. */
    @Nullable
    Standstill standstill() {
        return Standstill.of(action, state).orElse(null);
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

    /** A person's replay starts the count of tries and crashes anew. */
    void startAnew() {
        tries = 0;
        crashes = 0;
        firstTriedAt = null;
    }

    /** Where it goes when it should go to {@code to}: a wish to cancel wins over being sent again, now or by a replay. */
    DeliveryState heeding(DeliveryState to) {
        boolean again = to == DeliveryState.PLANNED || to == DeliveryState.RETRY_AT || to == DeliveryState.DEAD;
        return cancelWished && again ? DeliveryState.CANCELLED : to;
    }

    Delivery snapshot(Payload payload) {
        return new Delivery(
                id,
                new DeliveryKey(Origin.parse(origin), target, action, revision, segment),
                payload,
                after,
                alone,
                via,
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

    private static @Nullable DeliveryId deliveryId(@Nullable String value) {
        return value == null ? null : new DeliveryId(value);
    }

    private static @Nullable AttemptId attemptId(@Nullable String value) {
        return value == null ? null : new AttemptId(value);
    }
}
