package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.STEADY;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.DailyCap;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast.Reason;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.money.Money;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.RouteRules;
import social.starling.testkit.simulation.FakePost;

/** Older posts are counted, and carried once each and in order. */
class BackfillTest {
    @Test
    void whatWasPostedBeforeTheRouteIsCountedAndCarriedInOrder() {
        run(1, older -> {
            older.post(1, 5);
            older.start("one");
            BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
            Backfill done = older.end(id);
            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(done.forecast().tally()).isEqualTo(new BackfillTally(5, 5, 5, 0, 0, Money.dollars("0.005")));
            assertThat(done.position().done()).isEqualTo(done.forecast().tally());
            assertThat(older.backfills().progress(done).percent()).isEqualTo(100);
            assertThat(older.copies()).containsExactly("post 1", "post 2", "post 3", "post 4", "post 5");
            assertThat(older.house.alpha.posts(older.house.ada))
                    .as("nothing was carried back")
                    .hasSize(5);
        });
    }

    @Test
    void theLastPostsAreCarriedWhereThatIsAskedFor() {
        run(2, older -> {
            older.post(1, 8);
            older.start("one");
            BackfillId id = older.propose(new BackfillWindow.Last(3), BackfillStart.ALWAYS);
            assertThat(older.end(id).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies()).containsExactly("post 6", "post 7", "post 8");
        });
    }

    @Test
    void noMoreAreCarriedThanAllowedAndTheOldestComeFirst() {
        run(3, older -> {
            older.post(1, 8);
            older.start("one");
            Backfill done = older.end(older.propose(ALL, STEADY, 3, BackfillStart.ALWAYS));
            assertThat(done.forecast().tally().carried()).isEqualTo(3);
            assertThat(older.copies()).containsExactly("post 1", "post 2", "post 3");
        });
    }

    @Test
    void whatCostsWaitsForAPerson() {
        run(4, older -> {
            older.post(1, 2);
            older.start("one");
            BackfillId id = older.propose(ALL, BackfillStart.WHEN_FREE);
            assertThat(older.rest(id).state()).isEqualTo(BackfillState.READY);
            assertThat(older.copies()).isEmpty();
            older.backfills().start(id);
            assertThat(older.end(id).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies()).containsExactly("post 1", "post 2");
        });
    }

    @Test
    void aProposalThatNobodyStartedGivesWayToTheNext() {
        run(11, older -> {
            older.post(1, 2);
            older.start("one");
            BackfillId first = older.propose(ALL, BackfillStart.ASK);
            assertThat(older.rest(first).state()).isEqualTo(BackfillState.READY);
            BackfillId second = older.propose(new BackfillWindow.Last(1), BackfillStart.ALWAYS);
            assertThat(older.end(second).state()).isEqualTo(BackfillState.DONE);
            assertThat(older.stored(first).state()).isEqualTo(BackfillState.STOPPED);
            assertThat(older.stored(first).reason()).contains("Another one was proposed");
            assertThat(older.copies()).containsExactly("post 2");
        });
    }

    @Test
    void whyPostsAreLeftIsCountedByReason() {
        run(5, older -> {
            older.house.rule(RouteRules.DEFAULT.with(PostFilter.ALL.with(new PostFilter.TextFilter(null, "secret"))));
            older.post(1, 2);
            older.house.alpha.post(older.house.ada, "a secret");
            older.start("one");
            Backfill ready = older.rest(older.propose(ALL, BackfillStart.ASK));
            assertThat(ready.forecast().reasons())
                    .containsExactly(new Reason("the rule exclude \"secret\" matches", 1));
            assertThat(ready.forecast().tally()).isEqualTo(new BackfillTally(3, 2, 2, 0, 1, Money.dollars("0.003")));
        });
    }

    @Test
    void whereNothingIsToBeCarriedItIsOverOnceCounted() {
        run(6, older -> {
            older.start("one");
            older.post(1, 2);
            assertThat(older.house.settles()).isTrue();
            Backfill done = older.end(older.propose(ALL, BackfillStart.ASK));
            assertThat(done.reason()).contains("nothing to carry");
            assertThat(done.forecast().tally().known()).isEqualTo(2);
        });
    }

    @Test
    void aThreadOverManySlicesHangsTogetherAndIsNotFetchedPiecemeal() {
        run(7, older -> {
            FakePost first = older.house.alpha.post(older.house.ada, "one");
            FakePost second = older.answer("two", first, first);
            older.post(1, 3);
            older.answer("three", first, second);
            older.start("one");
            Backfill done = older.end(older.propose(ALL, BackfillStart.ALWAYS));
            assertThat(done.position().done()).isEqualTo(done.forecast().tally());
            assertThat(older.copies()).containsExactly("one", "two", "post 1", "post 2", "post 3", "three");
            assertThat(older.house.beta.posts(older.house.bea).getLast().reply())
                    .isNotNull();
            assertThat(older.house.faults.calls("alpha.thread")).isZero();
        });
    }

    @Test
    void whatHangsOnASkippedPostIsLeftWithoutAskingForItsThreadAgain() {
        run(8, older -> {
            older.house.rule(RouteRules.DEFAULT.with(PostFilter.ALL.with(new PostFilter.TextFilter(null, "secret"))));
            FakePost secret = older.house.alpha.post(older.house.ada, "a secret");
            older.answer("as I said", secret, secret);
            older.post(1, 1);
            older.start("one");
            Backfill done = older.end(older.propose(ALL, BackfillStart.ALWAYS));
            assertThat(done.forecast().tally().skipped()).isEqualTo(2);
            assertThat(older.copies()).containsExactly("post 1");
            assertThat(older.house.faults.calls("alpha.thread")).isZero();
        });
    }

    @Test
    void aThreadThatBeganBeforeTheWindowIsCarriedWhole() {
        run(9, older -> {
            FakePost first = older.house.alpha.post(older.house.ada, "before");
            older.house.world.pass(Duration.ofDays(2));
            BackfillWindow window =
                    new BackfillWindow.Since(older.house.world.clock().instant());
            older.answer("after", first, first);
            older.start("one");
            Backfill done = older.end(older.propose(window, BackfillStart.ALWAYS));
            assertThat(done.forecast().tally().posts()).isEqualTo(1);
            assertThat(done.forecast().tally().carried()).isEqualTo(2);
            assertThat(older.copies()).containsExactly("before", "after");
        });
    }

    @Test
    void manyPagesAreWalkedThroughAtAHighPace() {
        run(10, older -> {
            older.house.store.accounts().save(older.house.bea.with(new DailyCap(1_000, Money.dollars("5"))));
            older.post(1, 250);
            older.start("one");
            Backfill done = older.end(older.propose(new BackfillWindow.Last(230), 360_000, null, BackfillStart.ALWAYS));
            assertThat(done.position().done().carried()).isEqualTo(230);
            assertThat(older.copies())
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(21, 250)
                            .mapToObj(i -> "post " + i)
                            .toList());
        });
    }
}
