package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.EchoGuard.Suspicion;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
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
final class PlanStatements {
    private static final String PAYLOAD = "INSERT INTO delivery_payload (delivery, payload) VALUES (?, ?)";

    private final Instant now;
    private final EchoGuard echo;
    private final KnownDeliveries known;
    private final List<DeliveryRow> written = new ArrayList<>();
    private final List<NewDelivery> plans = new ArrayList<>();
    private final List<PlannedOrigin> watched = new ArrayList<>();
    private final LedgerSheet sheet = new LedgerSheet();
    private final LongSupplier numbers;

    private PlanStatements(Session session, List<PlannedOrigin> origins, Instant now) throws SQLException {
        this.now = now;
        this.echo = EchoGuard.load(session, origins, now);
        this.known = KnownDeliveries.load(session, origins);
        this.numbers = session.numbers(
                Session.Numbered.DELIVERY,
                origins.stream().mapToInt(origin -> origin.deliveries().size()).sum());
    }

    static PlanReceipt plan(Session session, Plan plan) throws SQLException {
        session.locks().plan(accounts(plan.origins()));
        Instant now = session.now();
        PlanReceipt obstacle = AdvanceStatements.advance(session, plan.advance(), now);
        if (obstacle != null) {
            return obstacle;
        }
        PlanStatements statements = new PlanStatements(session, plan.origins(), now);
        List<Entry> entries = new ArrayList<>(plan.origins().size());
        for (PlannedOrigin origin : plan.origins()) {
            entries.add(statements.enter(origin));
        }
        statements.write(session);
        AdvanceStatements.note(session, plan.advance(), entries);
        if (!statements.written.isEmpty()) {
            session.planned();
        }
        session.append(plan.events());
        return new PlanReceipt.Accepted(entries);
    }

    /** Whose posts these are, and for whom they are planned. */
    private static Set<AccountId> accounts(List<PlannedOrigin> origins) {
        Set<AccountId> accounts = new HashSet<>();
        for (PlannedOrigin origin : origins) {
            if (origin.sighting() != null) {
                accounts.add(origin.sighting().post().account());
            }
            origin.deliveries().forEach(delivery -> accounts.add(delivery.key().target()));
        }
        return accounts;
    }

    private Entry enter(PlannedOrigin planned) {
        if (planned.sighting() != null && echo.isCopy(planned.origin(), planned.sighting())) {
            return new Entry(planned.origin(), Verdict.COPY, List.of());
        }
        if (planned.deliveries().isEmpty()) {
            return new Entry(planned.origin(), Verdict.NOTHING, List.of());
        }
        List<DeliveryId> samePlan =
                known.samePlan(planned.deliveries().getFirst().key());
        if (!samePlan.isEmpty()) {
            return new Entry(planned.origin(), Verdict.ALREADY_PLANNED, samePlan);
        }
        Suspicion suspicion = planned.sighting() == null ? Suspicion.NONE : echo.suspicion(planned.sighting());
        List<DeliveryId> ids = new ArrayList<>();
        for (NewDelivery delivery : planned.deliveries()) {
            ids.add(delivery.key().action() == Action.DELETE ? enterDeletion(delivery) : enter(delivery, suspicion));
        }
        watched.add(planned);
        return new Entry(planned.origin(), suspicion.verdict(), ids);
    }

    /** Where nothing was sent nothing is to be deleted; else the deletion waits for what creates, or for the one before it. */
    private DeliveryId enterDeletion(NewDelivery delivery) {
        DeliveryRow copy = known.find(delivery.key().with(Action.CREATE).id());
        if (copy == null) {
            return enter(delivery, Suspicion.NONE);
        }
        sheet.add(List.of(copy));
        if (withdraw(copy)) {
            return write(delivery, DeliveryState.CANCELLED, Standstill.nothingToDelete(copy.id)).id;
        }
        sheet.delete(copy);
        DeliveryRow before = delivery.after() == null ? null : known.find(delivery.after());
        boolean chained =
                before != null && before.action == Action.DELETE && !Standstill.isOver(Action.DELETE, before.state);
        return enter(chained ? delivery : delivery.after(copy.id), Suspicion.NONE);
    }

    /** True when it is cancelled, and so surely not there. */
    private boolean withdraw(DeliveryRow copy) {
        boolean unsent = switch (copy.state) {
            case PLANNED, CLAIMED, RETRY_AT, DEAD -> true;
            case HELD -> copy.attempt == null;
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING, CONFIRMED, CANCELLED -> false;
        };
        if (unsent) {
            copy.waitsFor = null;
            copy.leaseUntil = null;
            sheet.move(copy, DeliveryState.CANCELLED, Standstill.WITHDRAWN, now);
        } else if (copy.state != DeliveryState.CONFIRMED && copy.state != DeliveryState.CANCELLED) {
            copy.cancelWished = true;
            sheet.touch(copy);
        }
        return copy.state == DeliveryState.CANCELLED;
    }

    private DeliveryId enter(NewDelivery delivery, Suspicion suspicion) {
        DeliveryRow stopper = known.stopperOf(delivery.after(), delivery.key().action());
        String reason = suspicion.reason();
        if (stopper != null) {
            Standstill why = stopper.standstill();
            reason = (why == null ? Standstill.DELETED : why).reason(stopper.id);
        } else if (suspicion.verdict() == Verdict.PLANNED
                && delivery.after() != null
                && !known.contains(delivery.after())) {
            reason = "The post that it answers, " + delivery.after()
                    + ", is not in the ledger; release it to publish it, or cancel it";
        }
        boolean held = stopper != null || (reason != null && suspicion.verdict() != Verdict.WAITING);
        DeliveryRow row = write(delivery, held ? DeliveryState.HELD : DeliveryState.PLANNED, reason);
        row.waitsFor = suspicion.waitsFor();
        row.heldFor = stopper == null ? null : stopper.id;
        return row.id;
    }

    private DeliveryRow write(NewDelivery delivery, DeliveryState state, @Nullable String reason) {
        DeliveryRow row = new DeliveryRow(numbers.getAsLong(), delivery, state, reason, now);
        row.steps = 1;
        row.blocked = known.isBlocking(delivery.after());
        known.add(row);
        written.add(row);
        plans.add(delivery);
        return row;
    }

    private void write(Session session) throws SQLException {
        DeliveryStatements.insert(session, written);
        DeliveryStatements.blockAfter(session, written);
        List<Frozen> payloads = new ArrayList<>();
        List<TrailStatements.Step> steps = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            DeliveryRow row = written.get(i);
            payloads.add(new Frozen(row.seq, PayloadCodec.write(plans.get(i).payload())));
            steps.add(new TrailStatements.Step(row.seq, row.steps, now, null, row.state, row.epoch, row.reason));
        }
        session.batch(
                PAYLOAD, payloads, (out, frozen) -> out.number(frozen.delivery).text(frozen.payload));
        TrailStatements.addHistory(session, steps);
        WatchStatements.add(session, watched, now);
        sheet.write(session, now);
    }

    private record Frozen(long delivery, @Nullable String payload) {}
}
