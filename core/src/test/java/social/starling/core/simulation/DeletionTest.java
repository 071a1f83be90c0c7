package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.route.Route;
import social.starling.ports.route.Upkeep;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** A post that is deleted at its source ends deleted at its target, whenever that happens and whatever goes wrong. */
class DeletionTest {
    @Test
    void aDeletionAtTheSourceDeletesTheCopyAndTakesNothingBack() {
        run(1, Upkeep.Edits.IGNORE, house -> {
            house.start("one");
            house.world.pass(Installation.CYCLE);
            FakePost post = house.alpha.post(house.ada, "a slip");
            house.settles();
            assertThat(house.beta.posts(house.bea)).hasSize(1);
            house.alpha.delete(post);
            house.world.pass(Duration.ofMinutes(10));
            assertThat(house.beta.posts(house.bea)).isEmpty();
            house.world.pass(Duration.ofDays(3));
            assertThat(house.beta.posts(house.bea)).isEmpty();
            assertThat(house.deliveries()).extracting(Delivery::state).containsOnly(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void aPostThatStandsIsLookedAtAHandfulOfTimesInAMonthAndThenNoMore() {
        run(2, Upkeep.Edits.IGNORE, house -> {
            house.start("one");
            house.world.pass(Installation.CYCLE);
            house.alpha.post(house.ada, "it stays");
            house.world.pass(Duration.ofHours(3));
            assertThat(house.faults.calls("alpha.gone")).isBetween(4, 5);
            house.world.pass(Duration.ofDays(8));
            assertThat(house.faults.calls("alpha.gone")).isBetween(7, 8);
            assertThat(house.store.events().after(0, 1_000))
                    .filteredOn(entry -> entry.row().type().equals("sources.looked-at"))
                    .allSatisfy(entry -> assertThat(entry.row().fields()).containsEntry("bill", "$0.001"));
        });
    }

    @Test
    void withoutTheOptionNobodyLooks() {
        try (Installation house = new Installation(3)) {
            house.world.run(() -> {
                house.start("one");
                house.world.pass(Installation.CYCLE);
                FakePost post = house.alpha.post(house.ada, "it stays on beta");
                house.settles();
                house.alpha.delete(post);
                house.world.pass(Duration.ofDays(2));
            });
            assertThat(house.beta.posts(house.bea)).hasSize(1);
            assertThat(house.faults.calls("alpha.gone")).isZero();
        }
    }

    @Test
    void aThreadIsDeletedFromItsEnd() {
        run(4, Upkeep.Edits.IGNORE, house -> {
            house.start("one");
            house.world.pass(Installation.CYCLE);
            FakePost post = house.alpha.post(house.ada, "a long word of many ".repeat(30));
            house.settles();
            List<FakePost> copies = house.beta.posts(house.bea);
            assertThat(copies.size()).isGreaterThan(1);
            house.alpha.delete(post);
            house.world.pass(Duration.ofMinutes(10));
            assertThat(house.beta.posts(house.bea)).isEmpty();
            assertThat(house.deliveries().reversed())
                    .filteredOn(one -> one.key().action() == Action.DELETE)
                    .extracting(one -> one.key().segment())
                    .isSortedAccordingTo((a, b) -> b - a)
                    .hasSize(copies.size());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void aPostDeletedWhileItIsCopiedEndsDeletedWhateverGoesWrong(int seed) {
        run(seed, Upkeep.Edits.IGNORE, house -> {
            RandomGenerator random = house.world.random("deletion");
            house.alpha.slowest(Duration.ofSeconds(random.nextInt(4)));
            house.beta.slowest(Duration.ofSeconds(random.nextInt(4)));
            Daemon daemon = house.start("one");
            house.world.pass(Installation.CYCLE);
            house.faults
                    .sometimes("beta.publish", 0.3, random, new CallFault.AnswerLost(true))
                    .sometimes("beta.publish", 0.3, random, new CallFault.AnswerLost(false))
                    .sometimes("alpha.publish", 0.3, random, new CallFault.AnswerLost(true))
                    .sometimes("beta.remove", 0.3, random, new CallFault.AnswerLost(true));
            FakePost there = house.alpha.post(house.ada, "from alpha");
            FakePost back = house.beta.post(house.bea, "from beta");
            house.alpha.post(house.ada, "this one stays");
            house.world.pass(Duration.ofSeconds(random.nextInt(90)));
            house.alpha.delete(there);
            house.beta.delete(back);
            house.world.pass(Duration.ofSeconds(random.nextInt(90)));
            daemon.crash();
            house.start("two");
            house.world.pass(Duration.ofMinutes(5));
            house.faults.clear();
            house.world.pass(Duration.ofHours(3));
            assertThat(house.settles()).as(house::standing).isTrue();
            assertThat(texts(house.beta.posts(house.bea))).as(house::standing).containsExactly("this one stays");
            assertThat(texts(house.alpha.posts(house.ada))).as(house::standing).containsExactly("this one stays");
        });
    }

    @Test
    void withinTheHoldADeletionWinsAndNothingIsEverShown() {
        run(20, new Upkeep(Duration.ofMinutes(10), true, Upkeep.Edits.IGNORE), house -> {
            house.start("one");
            house.world.pass(Installation.CYCLE);
            FakePost post = house.alpha.post(house.ada, "on second thoughts");
            house.world.pass(Duration.ofMinutes(2));
            house.alpha.delete(post);
            house.world.pass(Duration.ofHours(2));
            assertThat(house.beta.posts(house.bea)).isEmpty();
            assertThat(house.faults.calls("beta.publish")).isZero();
        });
    }

    private static List<String> texts(List<FakePost> posts) {
        return posts.stream().map(post -> post.text().text()).toList();
    }

    private static void run(int seed, Upkeep.Edits edits, Consumer<Installation> story) {
        run(seed, new Upkeep(Duration.ZERO, true, edits), story);
    }

    private static void run(int seed, Upkeep upkeep, Consumer<Installation> story) {
        try (Installation house = new Installation(seed)) {
            Route route = house.store.routes().all().getFirst();
            house.store.routes().save(route.with(route.rules().with(upkeep)));
            house.world.run(() -> story.accept(house));
        }
    }
}
