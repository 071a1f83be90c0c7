package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import social.starling.core.backfill.BackfillProposal;
import social.starling.core.backfill.Backfills;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.route.RouteId;
import social.starling.testkit.simulation.FakePost;

/** Stories about bringing over older posts from alpha to beta. */
final class OlderPosts {
    static final RouteId ROUTE = new RouteId("rt-0001");
    static final BackfillWindow ALL = new BackfillWindow.Since(Instant.EPOCH);

    /** A copy a second. */
    static final int STEADY = 3_600;

    private static final Duration LONG = Duration.ofDays(1);

    final Installation house;

    private OlderPosts(Installation house) {
        this.house = house;
    }

    static void run(int seed, Consumer<OlderPosts> story) {
        try (Installation house = new Installation(seed)) {
            house.world.run(() -> story.accept(new OlderPosts(house)));
        }
    }

    /** Ada's posts, by number. */
    void post(int from, int to) {
        for (int i = from; i <= to; i++) {
            house.alpha.post(house.ada, "post " + i);
        }
    }

    FakePost answer(String text, FakePost root, FakePost parent) {
        return house.alpha.post(house.ada, text, new ReplyTo(root.reference(), parent.reference()));
    }

    /** A daemon that has read all sources once. */
    void start(String name) {
        house.start(name);
        house.world.pass(Installation.CYCLE);
    }

    Backfills backfills() {
        return Objects.requireNonNull(house.backfills);
    }

    BackfillId propose(BackfillWindow window, BackfillStart start) {
        return propose(window, STEADY, null, start);
    }

    BackfillId propose(BackfillWindow window, int pace, Integer max, BackfillStart start) {
        return backfills()
                .propose(new BackfillProposal(ROUTE, null, window, pace, max, start))
                .id();
    }

    /** As it stands when nobody works on it any more. */
    Backfill rest(BackfillId id) {
        return when(id, backfill -> !backfill.state().isMoving());
    }

    Backfill end(BackfillId id) {
        return when(id, backfill -> backfill.state().isOver());
    }

    Backfill when(BackfillId id, Predicate<Backfill> reached) {
        assertThat(house.world.until(() -> reached.test(stored(id)), LONG))
                .as(() -> stored(id) + house.standing())
                .isTrue();
        return stored(id);
    }

    Backfill stored(BackfillId id) {
        return house.store.backfills().find(id).orElseThrow();
    }

    /** What stands on beta, oldest first. */
    List<String> copies() {
        return house.beta.posts(house.bea).stream()
                .map(post -> post.text().text())
                .toList();
    }
}
