package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.DailyCap;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.money.Money;

/** A backfill keeps its pace and leaves the way to live posts. */
class BackfillRoomTest {
    @Test
    void copiesAreMadeAtThePaceAndNoFaster() {
        run(1, older -> {
            older.post(1, 6);
            older.start("one");
            Backfill done = older.end(older.propose(ALL, 60, null, BackfillStart.ALWAYS));
            List<Instant> planned = older.house.deliveries().reversed().stream()
                    .map(Delivery::createdAt)
                    .toList();
            for (int i = 1; i < planned.size(); i++) {
                assertThat(Duration.between(planned.get(i - 1), planned.get(i)))
                        .isBetween(Duration.ofSeconds(58), Duration.ofSeconds(62));
            }
            assertThat(done.times().finished()).isBefore(planned.getLast().plusSeconds(60));
        });
    }

    @Test
    void partsOfALongPostCountForThePace() {
        run(2, older -> {
            older.house.alpha.post(older.house.ada, "a long word of many ".repeat(30));
            older.post(1, 1);
            older.start("one");
            older.end(older.propose(ALL, 60, null, BackfillStart.ALWAYS));
            List<Delivery> planned = older.house.deliveries().reversed();
            assertThat(planned).hasSize(3);
            assertThat(Duration.between(
                            planned.getFirst().createdAt(), planned.getLast().createdAt()))
                    .isGreaterThan(Duration.ofSeconds(115));
        });
    }

    @Test
    void aLivePostWaitsForAFewOlderOnesOnly() {
        run(3, older -> {
            older.post(1, 60);
            older.start("one");
            older.house.beta.slowest(Duration.ofSeconds(8));
            BackfillId id = older.propose(ALL, 600, null, BackfillStart.ALWAYS);
            older.when(id, backfill -> backfill.position().done().carried() >= 20);
            int before = older.copies().size();
            older.post(61, 61);
            older.end(id);
            assertThat(older.copies()).hasSize(61).doesNotHaveDuplicates();
            assertThat(older.copies().indexOf("post 61")).isLessThan(before + 25);
        });
    }

    @Test
    void noMoreThanItsWindowIsUnderWay() {
        run(4, older -> {
            older.post(1, 60);
            older.start("one");
            older.house.beta.slowest(Duration.ofMinutes(20));
            BackfillId id = older.propose(ALL, 3_600, null, BackfillStart.ALWAYS);
            int[] most = {0};
            older.house.world.until(
                    () -> {
                        Instant now = older.house.world.clock().instant();
                        int underWay = older.house.store.deliveries().onTheWay(older.house.bea.id(), now, 1_000);
                        most[0] = Math.max(most[0], underWay);
                        return older.stored(id).state().isOver();
                    },
                    Duration.ofHours(20));
            assertThat(most[0]).isEqualTo(60);
        });
    }

    @Test
    void aQuarterOfTheDailyCapIsLeftToLivePosts() {
        run(5, older -> {
            older.house.store.accounts().save(older.house.bea.with(new DailyCap(20, Money.dollars("5"))));
            older.post(1, 30);
            older.start("one");
            BackfillId id = older.propose(ALL, 36_000, null, BackfillStart.ALWAYS);
            older.house.world.pass(Duration.ofHours(1));
            assertThat(older.copies()).hasSize(15);
            assertThat(older.stored(id).reason()).contains("2026-11-03T00:00:00Z", "daily cap of @bea");
            older.post(31, 31);
            older.house.world.pass(Duration.ofMinutes(2));
            assertThat(older.copies()).hasSize(16).contains("post 31");
            assertThat(older.end(id).reason()).isNull();
            assertThat(older.copies()).hasSize(31);
        });
    }
}
