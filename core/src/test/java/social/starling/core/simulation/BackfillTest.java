package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import social.starling.core.backfill.BackfillProposal;
import social.starling.core.backfill.Backfills;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast.Reason;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.money.Money;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;

/** Older posts are brought over, counted first, once each and in order, whatever comes in between. */
class BackfillTest {
    private static final RouteId ROUTE = new RouteId("rt-0001");
    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void whatWasPostedBeforeTheRouteIsCountedAndCarriedInOrder() {
        run(1, house -> {
            post(house, 1, 5);
            house.start("one");
            house.world.pass(Installation.CYCLE);
            BackfillId id = propose(house, since(), 3_600, BackfillStart.ALWAYS);
            Backfill done = end(house, id);
            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(done.forecast().tally()).isEqualTo(new BackfillTally(5, 5, 5, 0, 0, Money.dollars("0.005")));
            assertThat(done.position().done()).isEqualTo(done.forecast().tally());
            assertThat(texts(house)).containsExactly("post 1", "post 2", "post 3", "post 4", "post 5");
            assertThat(house.alpha.posts(house.ada))
                    .as("nothing was carried back")
                    .hasSize(5);
        });
    }

    @Test
    void theLastPostsAreCarriedWhereThatIsAskedFor() {
        run(2, house -> {
            post(house, 1, 8);
            house.start("one");
            house.world.pass(Installation.CYCLE);
            BackfillId id = propose(house, new BackfillWindow.Last(3), 3_600, BackfillStart.ALWAYS);
            assertThat(end(house, id).state()).isEqualTo(BackfillState.DONE);
            assertThat(texts(house)).containsExactly("post 6", "post 7", "post 8");
        });
    }

    @Test
    void whatCostsWaitsForAPersonAndWhatIsFreeDoesNot() {
        run(3, house -> {
            house.beta.post(house.bea, "from beta");
            post(house, 1, 2);
            house.start("one");
            house.world.pass(Installation.CYCLE);
            BackfillId costly = propose(house, since(), 3_600, BackfillStart.WHEN_FREE);
            assertThat(settled(house, costly).state()).isEqualTo(BackfillState.READY);
            assertThat(texts(house)).containsExactly("from beta");
            backfills(house).start(costly);
            assertThat(end(house, costly).state()).isEqualTo(BackfillState.DONE);
            assertThat(texts(house)).containsExactly("from beta", "post 1", "post 2");
        });
    }

    @Test
    void whyPostsAreLeftIsCountedByReason() {
        run(4, house -> {
            house.rule(RouteRules.DEFAULT.with(PostFilter.ALL.with(new PostFilter.TextFilter(null, "secret"))));
            post(house, 1, 2);
            house.alpha.post(house.ada, "a secret");
            house.start("one");
            house.world.pass(Installation.CYCLE);
            BackfillId id = propose(house, since(), 3_600, BackfillStart.ASK);
            Backfill ready = settled(house, id);
            assertThat(ready.forecast().reasons())
                    .containsExactly(new Reason("the rule exclude \"secret\" matches", 1));
            assertThat(ready.forecast().tally().skipped()).isEqualTo(1);
            assertThat(ready.forecast().tally().carried()).isEqualTo(2);
        });
    }

    private static Backfills backfills(Installation house) {
        return Objects.requireNonNull(house.backfills);
    }

    private static BackfillWindow since() {
        return new BackfillWindow.Since(Instant.EPOCH);
    }

    private static BackfillId propose(Installation house, BackfillWindow window, int pace, BackfillStart start) {
        return backfills(house)
                .propose(new BackfillProposal(ROUTE, null, window, pace, null, start))
                .id();
    }

    private static void post(Installation house, int from, int to) {
        for (int i = from; i <= to; i++) {
            house.alpha.post(house.ada, "post " + i);
        }
    }

    /** As it stands when nobody works on it any more. */
    private static Backfill settled(Installation house, BackfillId id) {
        assertThat(house.world.until(() -> !stored(house, id).state().isMoving(), LONG))
                .as(() -> stored(house, id) + house.standing())
                .isTrue();
        return stored(house, id);
    }

    private static Backfill end(Installation house, BackfillId id) {
        assertThat(house.world.until(() -> stored(house, id).state().isOver(), LONG))
                .as(() -> stored(house, id) + house.standing())
                .isTrue();
        return stored(house, id);
    }

    private static Backfill stored(Installation house, BackfillId id) {
        return house.store.backfills().find(id).orElseThrow();
    }

    private static List<String> texts(Installation house) {
        return house.beta.posts(house.bea).stream()
                .map(post -> post.text().text())
                .toList();
    }

    private static void run(int seed, Consumer<Installation> story) {
        try (Installation house = new Installation(seed)) {
            house.world.run(() -> story.accept(house));
        }
    }
}
