package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.Upkeep;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** A person takes copies away that stand, whatever happens meanwhile. */
class DeletionRequestTest {
    @Test
    void aCopyIsDeletedWithAllThatHangsOnItFromItsEnd() {
        run(1, house -> {
            List<FakePost> thread = carriedThread(house);
            List<Delivery> doomed =
                    house.deletions().preview(copy(house, "second").id());
            assertThat(doomed).extracting(DeletionRequestTest::text).containsExactly("second", "third", "aside");
            List<DeliveryId> deletions =
                    house.deletions().submit(doomed.getFirst().id(), 3, "test");
            assertThat(deletions)
                    .containsExactlyElementsOf(doomed.reversed().stream()
                            .map(one -> one.key().with(Action.DELETE).id())
                            .toList());
            assertThat(house.settles()).isTrue();
            assertThat(onBeta(house)).containsExactly("first");
            assertThat(house.alpha.posts(house.ada)).as("the source").hasSize(thread.size() + 1);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30})
    void aCrashInBetweenLeavesNoPostBehind(int step) {
        run(step, (house, daemon) -> {
            carriedThread(house);
            house.faults.next("beta.remove", new CallFault.AnswerLost(true));
            DeliveryId id = copy(house, "first").id();
            house.deletions().submit(id, 4, "test");
            daemon.crashAtStep(step);
            house.world.pass(Duration.ofMinutes(1));
            daemon.crash();
            house.start("two");
            assertThat(house.settles()).isTrue();
            assertThat(onBeta(house)).as(house::standing).isEmpty();
        });
    }

    @Test
    void whoHasNotSeenAllThatHangsOnItIsAskedAgain() {
        run(2, house -> {
            carriedThread(house);
            DeliveryId id = copy(house, "first").id();
            assertThatIllegalStateException()
                    .isThrownBy(() -> house.deletions().submit(id, 1, "test"))
                    .withMessageContaining("takes away 4 posts and not 1");
            assertThat(house.deletions().submit(id, 4, "test")).hasSize(4);
            assertThatIllegalStateException()
                    .isThrownBy(() -> house.deletions().submit(id, 4, "test"))
                    .withMessageContaining("planned already");
            house.settles();
            assertThatIllegalStateException()
                    .isThrownBy(() -> house.deletions().preview(id))
                    .withMessageContaining("its post was deleted by dlv-");
        });
    }

    @Test
    void whatIsPlannedAfterADeletedCopyWaitsForAPersonAndGoesOnWhenTheDeletionIsCalledOff() {
        run(3, house -> {
            List<FakePost> thread = carriedThread(house);
            DeliveryDesk desk = house.desk();
            desk.pause("a look first", "a person");
            DeliveryId last = house.deletions()
                    .submit(copy(house, "second").id(), 3, "test")
                    .getLast();
            answer(house, "late", thread.getFirst(), thread.get(2));
            house.world.pass(Installation.CYCLE.multipliedBy(2));
            assertThat(copy(house, "late").state()).isEqualTo(DeliveryState.HELD);
            assertThat(copy(house, "late").heldFor())
                    .isEqualTo(copy(house, "third").id());
            DeliveryId third = copy(house, "third").key().with(Action.DELETE).id();
            assertThat(desk.cancel(third).state()).isEqualTo(DeliveryState.CANCELLED);
            assertThat(desk.require(last).state())
                    .as("no post is deleted from under another")
                    .isEqualTo(DeliveryState.CANCELLED);
            desk.resume();
            assertThat(house.settles()).isTrue();
            assertThat(onBeta(house)).containsExactly("first", "second", "third", "late");
            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> house.deletions().preview(copy(house, "third").id()))
                    .withMessageContaining("was cancelled, which is final");
        });
    }

    @Test
    void whatIsJustBeingSentIsDeletedAsSoonAsItStands() {
        run(4, house -> {
            house.faults.next("alpha.publish", new CallFault.AnswerLost(true));
            house.beta.post(house.bea, "a slip");
            house.world.until(
                    () -> house.deliveries().stream().anyMatch(one -> one.state() == DeliveryState.UNKNOWN),
                    Duration.ofMinutes(5));
            house.deletions().submit(copy(house, "a slip").id(), 1, "test");
            assertThat(house.settles()).isTrue();
            assertThat(house.alpha.posts(house.ada)).isEmpty();
        });
    }

    @Test
    void whatDoesNotStandIsNotDeletedAndTheReasonIsSaid() {
        run(5, house -> {
            house.desk().pause("a look first", "a person");
            house.alpha.post(house.ada, "not yet");
            house.world.pass(Installation.CYCLE.multipliedBy(2));
            DeliveryId id = copy(house, "not yet").id();
            refused(house, id, "nothing was sent yet; cancel it");
            house.desk().hold(id, "no");
            refused(house, id, "a person is to decide about it first");
            house.desk().cancel(id);
            refused(house, id, "it was cancelled");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> house.deletions().preview(new DeliveryId("dlv-" + "0".repeat(24))))
                    .withMessageContaining("There is no delivery");
        });
    }

    @Test
    void anEditAfterwardsBringsNothingBack() {
        run(6, house -> {
            house.rule(RouteRules.DEFAULT.with(new Upkeep(Duration.ZERO, true, Upkeep.Edits.REPLACE)));
            FakePost post = house.alpha.post(house.ada, "with a tpyo");
            house.settles();
            house.deletions().submit(copy(house, "with a tpyo").id(), 1, "test");
            house.settles();
            house.alpha.edit(post, "without a typo");
            house.settles();
            assertThat(onBeta(house)).isEmpty();
        });
    }

    @Test
    void callingOffTheDeletionOfAnEditedPostCallsOffItsReplacement() {
        run(7, house -> {
            house.rule(RouteRules.DEFAULT.with(new Upkeep(Duration.ZERO, false, Upkeep.Edits.REPLACE)));
            FakePost post = house.alpha.post(house.ada, "with a tpyo");
            house.settles();
            house.desk().pause("a look first", "a person");
            house.alpha.edit(post, "without a typo");
            house.world.pass(Installation.CYCLE.multipliedBy(2));
            house.desk()
                    .cancel(copy(house, "with a tpyo").key().with(Action.DELETE).id());
            house.desk().resume();
            assertThat(house.settles()).isTrue();
            assertThat(onBeta(house)).containsExactly("with a tpyo");
        });
    }

    private static void refused(Installation house, DeliveryId id, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> house.deletions().preview(id))
                .withMessageContaining(id.value())
                .withMessageContaining(why);
    }

    /** Three in a row, and one aside under the second. */
    private static List<FakePost> carriedThread(Installation house) {
        FakePost first = house.alpha.post(house.ada, "first");
        FakePost second = answer(house, "second", first, first);
        FakePost third = answer(house, "third", first, second);
        assertThat(house.settles()).isTrue();
        answer(house, "aside", first, second);
        assertThat(house.settles()).isTrue();
        assertThat(onBeta(house)).hasSize(4);
        return List.of(first, second, third);
    }

    private static FakePost answer(Installation house, String text, FakePost root, FakePost parent) {
        return house.alpha.post(house.ada, text, new ReplyTo(root.reference(), parent.reference()));
    }

    private static Delivery copy(Installation house, String text) {
        return house.deliveries().stream()
                .filter(one -> one.key().action() == Action.CREATE && text(one).equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Delivery one) {
        return ((Content) one.payload()).text().text();
    }

    private static List<String> onBeta(Installation house) {
        return house.beta.posts(house.bea).stream()
                .map(post -> post.text().text())
                .toList();
    }

    private static void run(int seed, Consumer<Installation> story) {
        run(seed, (house, daemon) -> story.accept(house));
    }

    private static void run(int seed, BiConsumer<Installation, Daemon> story) {
        try (Installation house = new Installation(seed)) {
            house.world.run(() -> {
                Daemon daemon = house.start("one");
                house.world.pass(Installation.CYCLE);
                story.accept(house, daemon);
            });
        }
    }
}
