package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.CAT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.event.EventEntry;
import social.starling.ports.route.Leg;
import social.starling.ports.route.RouteId;

/** What planning writes, and what it leaves as it is. */
public abstract class PlanContract extends LedgerContract {
    private static final Leg LEG = new Leg(new RouteId("rt-sample"), CAT, ANN);
    private static final Draft DRAFT = Draft.of("one", ANN);

    @Test
    void aPlannedDeliveryIsStoredWithAllItHas() {
        Draft first = DRAFT.text("first").onItsOwn();
        Draft second = DRAFT.segment(1).after(first.id()).dueAt(Samples.NOW.plusSeconds(60));
        PlanReceipt.Entry entry = clerk.plan(first, second);
        assertThat(entry)
                .isEqualTo(new PlanReceipt.Entry(first.origin(), Verdict.PLANNED, List.of(first.id(), second.id())));
        assertThat(clerk.find(first.id())).isEqualTo(fresh(first));
        assertThat(clerk.find(second.id())).isEqualTo(fresh(second));
    }

    @Test
    void planningIsTheFirstEntryOfTheHistory() {
        clerk.plan(DRAFT);
        assertThat(store.deliveries().history(DRAFT.id()))
                .containsExactly(new HistoryEntry(Samples.NOW, null, DeliveryState.PLANNED, 0, null));
    }

    @Test
    void aPlanMovesTheCursorOn() {
        assertThat(store.ledger().plan(plan(null, "5", DRAFT))).isInstanceOf(PlanReceipt.Accepted.class);
        assertThat(store.routes().cursor(LEG)).contains("5");
        assertThat(store.ledger().plan(plan("5", "9", Draft.of("two", ANN)))).isInstanceOf(PlanReceipt.Accepted.class);
        assertThat(store.routes().cursor(LEG)).contains("9");
    }

    @Test
    void aPlanFromAnotherPlaceIsOvertakenAndWritesNothing() {
        store.ledger().plan(plan(null, "5", DRAFT));
        Draft late = Draft.of("late", ANN);
        assertThat(store.ledger().plan(plan("4", "6", late))).isEqualTo(new PlanReceipt.Overtaken("5"));
        assertThat(store.ledger().plan(plan(null, "6", late))).isEqualTo(new PlanReceipt.Overtaken("5"));
        assertThat(store.routes().cursor(LEG)).contains("5");
        assertThat(store.deliveries().find(late.id())).isEmpty();
        assertThat(store.events().newest()).isEqualTo(1);
    }

    @Test
    void aPlanThatExpectsACursorWhereNoneStandsIsOvertaken() {
        assertThat(store.ledger().plan(plan("4", "6", DRAFT))).isEqualTo(new PlanReceipt.Overtaken(null));
        assertThat(store.routes().cursor(LEG)).isEmpty();
    }

    @Test
    void theEventsOfAPlanAreStoredWithIt() {
        store.ledger().plan(plan(null, "5", DRAFT));
        assertThat(store.events().after(0, 10)).extracting(EventEntry::row).containsExactly(Samples.event("plan"));
    }

    @Test
    void aRepeatedRequestGivesTheDeliveriesOfTheFirst() {
        store.ledger().plan(request("key", "digest", DRAFT));
        assertThat(store.ledger().plan(request("key", "digest", DRAFT)))
                .isEqualTo(new PlanReceipt.Repeated(List.of(DRAFT.id())));
        assertThat(store.deliveries().history(DRAFT.id())).hasSize(1);
        assertThat(store.events().newest()).isEqualTo(1);
    }

    @Test
    void aRequestKeyCannotBeUsedForAnotherRequest() {
        store.ledger().plan(request("key", "digest", DRAFT));
        Draft other = Draft.of("other", ANN);
        assertThat(store.ledger().plan(request("key", "another digest", other))).isEqualTo(new PlanReceipt.KeyTaken());
        assertThat(store.deliveries().find(other.id())).isEmpty();
    }

    @Test
    void theSplitOfAnOriginForATargetIsMadeOnce() {
        clerk.plan(DRAFT, DRAFT.segment(1).after(DRAFT.id()));
        PlanReceipt.Entry again = clerk.plan(
                DRAFT.text("reworded"),
                DRAFT.segment(1).after(DRAFT.id()),
                DRAFT.segment(2).after(DRAFT.segment(1).id()));
        assertThat(again.verdict()).isEqualTo(Verdict.ALREADY_PLANNED);
        assertThat(again.deliveries())
                .containsExactlyInAnyOrder(DRAFT.id(), DRAFT.segment(1).id());
        assertThat(clerk.find(DRAFT.id()).payload()).isEqualTo(DRAFT.build().payload());
        assertThat(store.deliveries().list(DeliveryQuery.newest(10))).hasSize(2);
    }

    @Test
    void anOriginThatComesTwiceInOnePlanIsPlannedOnce() {
        PlannedOrigin origin = new PlannedOrigin(DRAFT.origin(), null, List.of(DRAFT.build()));
        PlanReceipt receipt = store.ledger()
                .plan(new Plan(List.of(origin, origin), new Advance.RequestKey("key", "digest"), List.of()));
        assertThat(((PlanReceipt.Accepted) receipt).entries())
                .extracting(PlanReceipt.Entry::verdict)
                .containsExactly(Verdict.PLANNED, Verdict.ALREADY_PLANNED);
    }

    @Test
    void anotherTargetRevisionOrActionIsAPlanOfItsOwn() {
        clerk.plan(DRAFT);
        for (Draft other : List.of(Draft.of("one", BEN), DRAFT.revision(1), DRAFT.deleting())) {
            assertThat(clerk.plan(other).verdict()).isEqualTo(Verdict.PLANNED);
        }
        assertThat(store.deliveries().counts())
                .containsEntry(DeliveryState.PLANNED, 2L)
                .containsEntry(DeliveryState.CANCELLED, 2L);
    }

    @Test
    void anOriginThatIsNotCarriedMovesTheCursorAndNothingElse() {
        PlannedOrigin ignored = new PlannedOrigin(DRAFT.origin(), null, List.of());
        PlanReceipt receipt =
                store.ledger().plan(new Plan(List.of(ignored), new Advance.Cursor(LEG, null, "5"), List.of()));
        assertThat(receipt)
                .isEqualTo(new PlanReceipt.Accepted(
                        List.of(new PlanReceipt.Entry(DRAFT.origin(), Verdict.NOTHING, List.of()))));
        assertThat(store.routes().cursor(LEG)).contains("5");
    }

    @Test
    void anAnswerToWhatTheLedgerDoesNotKnowIsHeldForAPerson() {
        Draft orphan = DRAFT.after(nobody());
        clerk.plan(orphan);
        assertThat(clerk.find(orphan.id()).state()).isEqualTo(DeliveryState.HELD);
        assertThat(clerk.find(orphan.id()).reason()).contains(nobody().value());
    }

    @Test
    void onceReleasedItIsSentAsAPostOfItsOwn() {
        Draft orphan = DRAFT.after(nobody());
        clerk.plan(orphan);
        clerk.decide(orphan.id(), DeliveryState.HELD, DeliveryState.PLANNED);
        assertThat(clerk.claimOne().reply()).isNull();
    }

    private static Plan plan(@Nullable String expected, String next, Draft draft) {
        return new Plan(
                List.of(new PlannedOrigin(draft.origin(), null, List.of(draft.build()))),
                new Advance.Cursor(LEG, expected, next),
                List.of(Samples.event("plan")));
    }

    private static Plan request(String key, String digest, Draft draft) {
        return new Plan(
                List.of(new PlannedOrigin(draft.origin(), null, List.of(draft.build()))),
                new Advance.RequestKey(key, digest),
                List.of(Samples.event("plan")));
    }

    private static Delivery fresh(Draft draft) {
        return new Delivery(
                draft.id(),
                draft.key(),
                draft.build().payload(),
                draft.after(),
                draft.alone(),
                "test",
                DeliveryState.PLANNED,
                0,
                draft.dueAt(),
                0,
                0,
                null,
                null,
                null,
                false,
                null,
                null,
                Samples.NOW,
                Samples.NOW);
    }
}
