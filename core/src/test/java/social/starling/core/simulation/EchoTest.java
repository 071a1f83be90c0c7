package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.testkit.simulation.FakePost;

/** What a route has carried is never carried back. */
class EchoTest {
    @Test
    void aCopyIsNeverASource() {
        try (Installation house = new Installation(11)) {
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Installation.CYCLE);
                house.alpha.post(house.ada, "From alpha");
                house.beta.post(house.bea, "From beta");
                assertThat(house.settles()).isTrue();
                house.world.pass(Duration.ofHours(1));
            });
            assertThat(house.alpha.posts(house.ada)).extracting(FakePost::text).hasSize(2);
            assertThat(house.beta.posts(house.bea)).hasSize(2);
            assertThat(house.deliveries()).hasSize(2);
        }
    }

    @Test
    void whatWasPostedBeforeTheRouteStaysWhereItIs() {
        try (Installation house = new Installation(12)) {
            house.alpha.post(house.ada, "Old news");
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Duration.ofMinutes(10));
            });
            assertThat(house.beta.posts(house.bea)).isEmpty();
        }
    }

    @Test
    void twoDaemonsOnOneDatabaseCarryEachPostOnce() {
        try (Installation house = new Installation(13)) {
            house.alpha.slowest(Duration.ofSeconds(3));
            house.beta.slowest(Duration.ofSeconds(3));
            house.world.run(() -> {
                house.start("one");
                house.start("two");
                house.world.pass(Installation.CYCLE);
                for (int i = 0; i < 10; i++) {
                    house.alpha.post(house.ada, "From alpha " + i);
                    house.beta.post(house.bea, "From beta " + i);
                    house.world.pass(Duration.ofSeconds(20));
                }
                assertThat(house.settles()).isTrue();
                house.world.pass(Duration.ofHours(1));
            });
            assertThat(house.alpha.posts(house.ada)).hasSize(20);
            assertThat(house.beta.posts(house.bea)).hasSize(20);
            assertThat(house.deliveries()).extracting(Delivery::state).containsOnly(DeliveryState.CONFIRMED);
        }
    }
}
