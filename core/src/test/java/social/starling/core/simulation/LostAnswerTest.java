package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.FakePost;

/** The answer of a creating call is lost, with the post behind it or not. */
class LostAnswerTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostAnswerWithoutPlannedKeysStillGivesOnePost(boolean published) {
        try (Installation house = new Installation(1)) {
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Installation.CYCLE);
                house.faults.next("alpha.publish", new CallFault.AnswerLost(published));
                house.beta.post(house.bea, "Good morning");
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.alpha.posts(house.ada)).extracting(FakePost::text).hasSize(1);
            assertThat(house.deliveries()).extracting(Delivery::state).containsOnly(DeliveryState.CONFIRMED);
            assertThat(house.world.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostAnswerWithPlannedKeysStillGivesOnePost(boolean published) {
        try (Installation house = new Installation(2)) {
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Installation.CYCLE);
                house.faults.next("beta.publish", new CallFault.AnswerLost(published));
                house.alpha.post(house.ada, "Good evening");
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.beta.posts(house.bea)).hasSize(1);
            assertThat(house.deliveries()).extracting(Delivery::state).containsOnly(DeliveryState.CONFIRMED);
        }
    }

    @Test
    void whileTheAnswerIsLostTheCopyIsNoSourceForTheWayBack() {
        try (Installation house = new Installation(3)) {
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Installation.CYCLE);
                house.faults.next("alpha.publish", new CallFault.AnswerLost(true));
                house.beta.post(house.bea, "Only once, please");
                assertThat(house.settles()).isTrue();
                house.world.pass(Installation.CYCLE.multipliedBy(10));
            });
            assertThat(house.alpha.posts(house.ada)).hasSize(1);
            assertThat(house.beta.posts(house.bea)).hasSize(1);
        }
    }

    @Test
    void aDatabaseThatDoesNotSayWhetherItTookTheOpenSendsNothingTwice() {
        try (Installation house = new Installation(4)) {
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Installation.CYCLE);
                RuntimeException lost = new IllegalStateException("connection lost");
                house.faults.next("DeliveryLedger.commit", new CallFault.AfterEffect(lost));
                house.alpha.post(house.ada, "Written or not");
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.beta.posts(house.bea)).hasSize(1);
            assertThat(house.deliveries()).extracting(Delivery::state).containsOnly(DeliveryState.CONFIRMED);
        }
    }
}
