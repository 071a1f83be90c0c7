package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.CAT;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillPosition;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;
import social.starling.ports.route.Leg;
import social.starling.ports.route.RouteId;

/** What every store of backfills must do, alone and in plans. */
public abstract class BackfillContract extends LedgerContract {
    private static final Leg LEG = new Leg(new RouteId("rt-sample"), CAT, ANN);
    private static final BackfillTally TALLY = new BackfillTally(9, 4, 6, 3, 2, Money.dollars("0.06"));
    private static final Draft DRAFT = Draft.of("one", ANN);
    private static final List<EventRow> TOLD = List.of(Samples.event("backfill"));
    private static final BackfillOrder LAST =
            new BackfillOrder(new BackfillWindow.Last(200), 240, 200, BackfillStart.WHEN_FREE);

    @Test
    void aBackfillIsFoundWithAllItHas() {
        BackfillOrder since = new BackfillOrder(
                new BackfillWindow.Since(Instant.parse("2024-01-01T00:00:00.123Z")), 17, 1_000, BackfillStart.ASK);
        Backfill fresh = Backfill.proposed(new BackfillId("bf-since"), LEG, since, NOW);
        assertThat(store.backfills().save(fresh, TOLD)).isTrue();
        assertThat(store.backfills().find(fresh.id())).contains(fresh);
        assertThat(store.backfills().find(new BackfillId("bf-other"))).isEmpty();
        Backfill counted =
                fresh.counting(forecast(), fresh.position().at("page 1")).next();
        Backfill full = counted.counted(NOW.plusSeconds(1))
                .at(counted.position().planned("page 2", "post:7", TALLY))
                .saying("It waits")
                .next();
        assertThat(store.backfills().replace(counted, List.of())).isTrue();
        assertThat(store.backfills().replace(full, List.of())).isTrue();
        assertThat(store.backfills().find(fresh.id())).contains(full);
    }

    @Test
    void aBackfillOfAnArchiveKeepsWhichOne() {
        BackfillOrder archived = new BackfillOrder(
                new BackfillWindow.Last(5), 1, 5, BackfillStart.ASK, new ArchiveId("ar-0123456789abcdef01234567"));
        Backfill fresh = Backfill.proposed(new BackfillId("bf-archive"), LEG, archived, NOW);
        assertThat(store.backfills().save(fresh, TOLD)).isTrue();
        Backfill told = fresh.counting(
                        new BackfillForecast(new BackfillTally(9, 4, 6, 3, 2, Money.ZERO, 2), List.of()),
                        fresh.position().at("page 1"))
                .next();
        assertThat(store.backfills().replace(told, List.of())).isTrue();
        assertThat(store.backfills().find(fresh.id())).contains(told);
    }

    @Test
    void theEndOfABackfillIsStoredWithWhyAndWhen() {
        Backfill running = running("bf-0001");
        Backfill stopped = running.to(BackfillState.STOPPED, "Its route is gone", NOW.plusSeconds(9))
                .next();
        assertThat(store.backfills().replace(stopped, TOLD)).isTrue();
        assertThat(store.backfills().find(running.id())).contains(stopped);
        assertThat(store.events().after(0, 10)).extracting(EventEntry::row).containsExactlyElementsOf(TOLD);
    }

    @Test
    void aLegHasOneBackfillThatIsNotOver() {
        Backfill first = running("bf-0001");
        Backfill second = Backfill.proposed(new BackfillId("bf-0002"), LEG, LAST, NOW);
        assertThat(store.backfills().save(second, TOLD)).isFalse();
        assertThat(store.backfills().list(10)).containsExactly(first);
        assertThat(store.events().newest()).isZero();
        Leg back = new Leg(LEG.route(), ANN, CAT);
        Backfill other = Backfill.proposed(new BackfillId("bf-0003"), back, LAST, NOW);
        assertThat(store.backfills().save(other, List.of())).isTrue();
        store.backfills().replace(first.to(BackfillState.STOPPED, null, NOW).next(), List.of());
        assertThat(store.backfills().save(second, List.of())).isTrue();
        assertThat(store.backfills().unfinished()).extracting(Backfill::id).containsExactly(other.id(), second.id());
        assertThat(store.backfills().list(2)).extracting(Backfill::id).containsExactly(second.id(), other.id());
    }

    @Test
    void aWriteFromAnotherStepIsLost() {
        Backfill running = running("bf-0001");
        Backfill paused = running.to(BackfillState.PAUSED, "A person", NOW).next();
        assertThat(store.backfills().replace(paused, List.of())).isTrue();
        assertThat(store.backfills().replace(running.saying("too late").next(), TOLD))
                .isFalse();
        assertThat(store.backfills().replace(paused, TOLD)).isFalse();
        assertThat(store.backfills().find(running.id())).contains(paused);
        assertThat(store.events().newest()).isZero();
    }

    @Test
    void aPlanMovesARunningBackfillOnAndEndsWhatItWaitedFor() {
        Backfill running = running("bf-0001");
        Backfill waiting = running.saying("It waits").next();
        store.backfills().replace(waiting, List.of());
        BackfillPosition next =
                waiting.position().planned("page 1", "post:7", TALLY).next();
        assertThat(plan(running.id(), next)).isInstanceOf(PlanReceipt.Accepted.class);
        assertThat(store.backfills().find(running.id()))
                .contains(waiting.at(next).saying(null));
        assertThat(store.deliveries().find(DRAFT.id())).isPresent();
    }

    @Test
    void aPlanFromAnotherStepIsOvertakenAndWritesNothing() {
        Backfill running = running("bf-0001");
        BackfillPosition next =
                running.position().planned("page 1", "post:7", TALLY).next();
        assertThat(plan(running.id(), next.next())).isEqualTo(new PlanReceipt.Overtaken(null));
        assertThat(plan(new BackfillId("bf-other"), next)).isEqualTo(new PlanReceipt.Overtaken(null));
        assertThat(store.deliveries().find(DRAFT.id())).isEmpty();
        assertThat(store.events().newest()).isZero();
        assertThat(store.backfills().find(running.id())).contains(running);
    }

    @Test
    void aPlanOfABackfillThatDoesNotRunIsOvertaken() {
        Backfill paused = running("bf-0001").to(BackfillState.PAUSED, null, NOW).next();
        store.backfills().replace(paused, List.of());
        assertThat(plan(
                        paused.id(),
                        paused.position().planned("page 1", "post:7", TALLY).next()))
                .isEqualTo(new PlanReceipt.Overtaken(null));
        assertThat(store.deliveries().find(DRAFT.id())).isEmpty();
    }

    @Test
    void whatIsOnTheWayIsCountedByTargetAndTime() {
        clerk.publish(Draft.of("there", ANN), "post-1");
        clerk.plan(DRAFT);
        clerk.plan(Draft.of("later", ANN).dueAt(NOW.plusSeconds(60)));
        clerk.plan(Draft.of("elsewhere", BEN));
        assertThat(store.deliveries().onTheWay(ANN, NOW, 10)).isEqualTo(1);
        assertThat(store.deliveries().onTheWay(ANN, NOW.plusSeconds(60), 10)).isEqualTo(2);
        assertThat(store.deliveries().onTheWay(ANN, NOW.plusSeconds(60), 1)).isEqualTo(1);
        assertThat(store.deliveries().onTheWay(ANN, NOW.minusSeconds(1), 10)).isZero();
    }

    private Backfill running(String id) {
        Backfill fresh = Backfill.proposed(new BackfillId(id), LEG, LAST, NOW);
        store.backfills().save(fresh, List.of());
        Backfill counted = fresh.counted(NOW).next();
        store.backfills().replace(counted, List.of());
        Backfill running = counted.to(BackfillState.RUNNING, null, NOW).next();
        store.backfills().replace(running, List.of());
        return running;
    }

    private PlanReceipt plan(BackfillId id, BackfillPosition next) {
        PlannedOrigin origin = new PlannedOrigin(DRAFT.origin(), null, List.of(DRAFT.build()));
        return store.ledger().plan(new Plan(List.of(origin), new Advance.Backfill(id, next), List.of()));
    }

    private static BackfillForecast forecast() {
        return new BackfillForecast(TALLY, List.of(new BackfillForecast.Reason("the rule \"x\" says so", 2)));
    }
}
