package social.starling.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import social.starling.memory.EchoGuard.Suspicion;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlanReceipt.Entry;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Standstill;

/** Writes plans: the advance by compare-and-set first, then every origin with its verdict. */
final class PlanDesk {
    private final MemoryState state;
    private final EchoGuard echo;
    private final ThreadHolds threads;

    PlanDesk(MemoryState state) {
        this.state = state;
        this.echo = new EchoGuard(state);
        this.threads = new ThreadHolds(state);
    }

    PlanReceipt plan(Plan plan) {
        PlanReceipt obstacle = obstacle(plan.advance());
        if (obstacle != null) {
            return obstacle;
        }
        Instant now = state.now();
        List<DeliveryRow> deleted = new ArrayList<>();
        List<Entry> entries = plan.origins().stream()
                .map(origin -> write(origin, deleted, now))
                .toList();
        threads.follow(deleted, now);
        advance(plan.advance(), entries);
        state.append(plan.events());
        return new PlanReceipt.Accepted(entries);
    }

    private @Nullable PlanReceipt obstacle(Advance advance) {
        return switch (advance) {
            case Advance.Looks looks -> state.watches.mayAdvance(looks) ? null : new PlanReceipt.Overtaken(null);
            case Advance.Cursor cursor -> {
                String current = state.cursors.get(cursor.leg());
                yield Objects.equals(current, cursor.expected()) ? null : new PlanReceipt.Overtaken(current);
            }
            case Advance.Backfill backfill -> mayAdvance(backfill) ? null : new PlanReceipt.Overtaken(null);
            case Advance.RequestKey request -> {
                MemoryState.RequestRow known = state.requests.get(request.key());
                if (known == null) {
                    yield null;
                }
                yield known.digest().equals(request.digest())
                        ? new PlanReceipt.Repeated(known.deliveries())
                        : new PlanReceipt.KeyTaken();
            }
        };
    }

    private boolean mayAdvance(Advance.Backfill advance) {
        Backfill stored = state.backfills.get(advance.id());
        return stored != null
                && stored.state() == BackfillState.RUNNING
                && stored.position().step() == advance.next().step() - 1;
    }

    private void advance(Advance advance, List<Entry> entries) {
        switch (advance) {
            case Advance.Looks looks -> state.watches.advance(looks);
            case Advance.Cursor cursor -> state.cursors.put(cursor.leg(), cursor.next());
            case Advance.Backfill backfill ->
                state.backfills.computeIfPresent(
                        backfill.id(),
                        (id, stored) -> stored.at(backfill.next()).saying(null));
            case Advance.RequestKey request -> {
                List<DeliveryId> deliveries = entries.stream()
                        .flatMap(entry -> entry.deliveries().stream())
                        .toList();
                state.requests.put(request.key(), new MemoryState.RequestRow(request.digest(), deliveries));
            }
        }
    }

    private Entry write(PlannedOrigin planned, List<DeliveryRow> deleted, Instant now) {
        if (planned.sighting() != null && echo.isCopy(planned.origin(), planned.sighting())) {
            return new Entry(planned.origin(), Verdict.COPY, List.of());
        }
        if (planned.deliveries().isEmpty()) {
            return new Entry(planned.origin(), Verdict.NOTHING, List.of());
        }
        List<DeliveryRow> known =
                state.deliveries.samePlan(planned.deliveries().getFirst().key());
        if (!known.isEmpty()) {
            return new Entry(planned.origin(), Verdict.ALREADY_PLANNED, ids(known));
        }
        Suspicion suspicion = planned.sighting() == null ? Suspicion.NONE : echo.suspicion(planned.sighting(), now);
        List<DeliveryRow> written = new ArrayList<>();
        for (NewDelivery delivery : planned.deliveries()) {
            written.add(
                    delivery.key().action() == Action.DELETE
                            ? writeDeletion(delivery, deleted, now)
                            : write(delivery, suspicion, now));
        }
        state.watches.add(planned, now);
        return new Entry(planned.origin(), suspicion.verdict(), ids(written));
    }

    private DeliveryRow write(NewDelivery delivery, Suspicion suspicion, Instant now) {
        DeliveryRow parent = delivery.after() == null ? null : state.deliveries.find(delivery.after());
        DeliveryRow stopper =
                parent == null ? null : stopperOf(parent, delivery.key().action());
        String reason = suspicion.reason();
        if (stopper != null) {
            Standstill why = stopper.standstill();
            reason = (why == null ? Standstill.DELETED : why).reason(stopper.id);
        } else if (suspicion.verdict() == Verdict.PLANNED && delivery.after() != null && parent == null) {
            reason = "The post that it answers, " + delivery.after()
                    + ", is not in the ledger; release it to publish it, or cancel it";
        }
        boolean held = stopper != null || (reason != null && suspicion.verdict() != Verdict.WAITING);
        DeliveryRow row = state.deliveries.add(delivery, held ? DeliveryState.HELD : DeliveryState.PLANNED, now);
        row.heldFor = stopper == null ? null : stopper.id;
        if (suspicion.waitsFor() != null) {
            state.deliveries.wait(row, suspicion.waitsFor());
        }
        row.planned(reason);
        return row;
    }

    /** Where nothing was sent nothing is to be deleted; else the deletion waits for what creates, or for the one before it. */
    private DeliveryRow writeDeletion(NewDelivery delivery, List<DeliveryRow> deleted, Instant now) {
        DeliveryRow copy =
                state.deliveries.find(delivery.key().with(Action.CREATE).id());
        if (copy == null) {
            return write(delivery, Suspicion.NONE, now);
        }
        if (withdraw(copy, now)) {
            DeliveryRow row = state.deliveries.add(delivery, DeliveryState.CANCELLED, now);
            row.planned(Standstill.nothingToDelete(copy.id));
            return row;
        }
        deleted.add(copy);
        DeliveryRow before = delivery.after() == null ? null : state.deliveries.find(delivery.after());
        boolean chained = before != null
                && before.plan.key().action() == Action.DELETE
                && !Standstill.isOver(Action.DELETE, before.state);
        return write(chained ? delivery : delivery.after(copy.id), Suspicion.NONE, now);
    }

    /** True when it is cancelled, and so surely not there. */
    private boolean withdraw(DeliveryRow copy, Instant now) {
        boolean unsent = switch (copy.state) {
            case PLANNED, CLAIMED, RETRY_AT, DEAD -> true;
            case HELD -> copy.attempt == null;
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, CANCELLED -> false;
        };
        if (unsent) {
            copy.waitsFor = null;
            copy.leaseUntil = null;
            state.deliveries.move(copy, DeliveryState.CANCELLED, Standstill.WITHDRAWN, now);
        } else if (copy.state != DeliveryState.CONFIRMED) {
            copy.cancelWished = true;
        }
        return copy.state == DeliveryState.CANCELLED;
    }

    /** The delivery for which what is planned after {@code parent} is held; null when nothing keeps it back. */
    private @Nullable DeliveryRow stopperOf(DeliveryRow parent, Action action) {
        if (parent.heldFor != null) {
            return state.deliveries.find(parent.heldFor);
        }
        DeliveryRow deletion = action == Action.CREATE && parent.plan.key().action() == Action.CREATE
                ? state.deliveries.find(parent.plan.key().with(Action.DELETE).id())
                : null;
        boolean deleted = deletion != null && deletion.state != DeliveryState.CANCELLED;
        return deleted || parent.standstill() != null ? parent : null;
    }

    private static List<DeliveryId> ids(List<DeliveryRow> rows) {
        return rows.stream().map(row -> row.id).toList();
    }
}
