package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.route.Route;
import social.starling.ports.route.Upkeep;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** A post that is edited has one copy: the old or the new one as the route says, never both and never two of one. */
class EditTest {
    private static final Upkeep REPLACE = new Upkeep(Duration.ZERO, false, Upkeep.Edits.REPLACE);

    @Test
    void anEditReplacesTheCopyWhereTheRouteSaysSo() {
        run(1, REPLACE, house -> {
            FakePost post = carried(house, "with a tpyo");
            house.alpha.edit(post, "without a typo");
            house.settles();
            assertThat(copies(house)).containsExactly("without a typo");
        });
    }

    @Test
    void anEditOfAnEditReplacesTheCopyAgain() {
        run(2, REPLACE, house -> {
            FakePost second = house.alpha.edit(carried(house, "one"), "two");
            house.settles();
            house.alpha.edit(second, "three");
            house.settles();
            assertThat(copies(house)).containsExactly("three");
        });
    }

    @Test
    void anEditLeavesTheCopyWhereTheRouteSaysSo() {
        run(3, Upkeep.NONE, house -> {
            house.alpha.edit(carried(house, "with a tpyo"), "without a typo");
            house.settles();
            assertThat(copies(house)).containsExactly("with a tpyo");
            assertThat(skips(house)).anyMatch(reason -> reason.contains("leaves copies as they are"));
        });
    }

    @Test
    void aPostOnWhichOthersHangIsLeftAndTold() {
        run(4, REPLACE, house -> {
            FakePost first = carried(house, "first");
            house.alpha.post(house.ada, "second", new ReplyTo(first.reference(), first.reference()));
            house.settles();
            house.alpha.edit(first, "first, edited");
            house.settles();
            assertThat(copies(house)).containsExactly("first", "second");
            assertThat(skips(house)).anyMatch(reason -> reason.contains("hang on it"));
        });
    }

    @Test
    void theLastOfAThreadIsReplacedWhereItHung() {
        run(5, REPLACE, house -> {
            FakePost first = carried(house, "first");
            FakePost second = house.alpha.post(house.ada, "second", new ReplyTo(first.reference(), first.reference()));
            house.settles();
            house.alpha.edit(second, "second, edited");
            house.settles();
            assertThat(copies(house)).containsExactly("first", "second, edited");
            List<FakePost> posts = house.beta.posts(house.bea);
            assertThat(posts.getLast().reply())
                    .isEqualTo(new ReplyTo(
                            posts.getFirst().reference(), posts.getFirst().reference()));
        });
    }

    @Test
    void whatWasNotSentYetIsSentAsItWasEdited() {
        run(6, Upkeep.NONE, house -> {
            house.start("one");
            house.world.pass(Installation.CYCLE);
            house.desk().pause("nothing leaves", "a person");
            FakePost post = house.alpha.post(house.ada, "too early");
            house.world.pass(Installation.CYCLE.multipliedBy(2));
            house.alpha.edit(post, "just right");
            house.world.pass(Installation.CYCLE.multipliedBy(2));
            house.desk().resume();
            house.world.pass(Duration.ofMinutes(2));
            house.settles();
            assertThat(copies(house)).containsExactly("just right");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 14, 15, 16, 17, 18})
    void anEditWhileThePostIsCopiedEndsAsOneCopyWhateverGoesWrong(int seed) {
        run(seed, REPLACE, house -> {
            RandomGenerator random = house.world.random("edit");
            house.beta.slowest(Duration.ofSeconds(random.nextInt(4)));
            Daemon daemon = house.start("one");
            house.world.pass(Installation.CYCLE);
            house.faults
                    .sometimes("beta.publish", 0.3, random, new CallFault.AnswerLost(true))
                    .sometimes("beta.publish", 0.3, random, new CallFault.AnswerLost(false))
                    .sometimes("beta.remove", 0.3, random, new CallFault.AnswerLost(true));
            FakePost post = house.alpha.post(house.ada, "old");
            house.world.pass(Duration.ofSeconds(random.nextInt(90)));
            house.alpha.edit(post, "new");
            house.world.pass(Duration.ofSeconds(random.nextInt(60)));
            daemon.crash();
            house.start("two");
            house.world.pass(Duration.ofMinutes(5));
            house.faults.clear();
            house.world.pass(Duration.ofHours(1));
            assertThat(house.settles()).as(house::standing).isTrue();
            assertThat(copies(house)).as(house::standing).containsExactly("new");
        });
    }

    private static FakePost carried(Installation house, String text) {
        house.start("one");
        house.world.pass(Installation.CYCLE);
        FakePost post = house.alpha.post(house.ada, text);
        house.settles();
        return post;
    }

    private static List<String> copies(Installation house) {
        return house.beta.posts(house.bea).stream()
                .map(post -> post.text().text())
                .toList();
    }

    private static List<String> skips(Installation house) {
        return house.store.events().after(0, 1_000).stream()
                .filter(entry -> entry.row().type().equals("post.skipped"))
                .map(entry -> entry.row().fields().getOrDefault("reason", ""))
                .toList();
    }

    private static void run(int seed, Upkeep upkeep, Consumer<Installation> story) {
        try (Installation house = new Installation(seed)) {
            Route route = house.store.routes().all().getFirst();
            house.store.routes().save(route.with(route.rules().with(upkeep)));
            house.world.run(() -> story.accept(house));
        }
    }
}
