package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.platform.PlatformException;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** Everything fails now and then while older posts are brought over, and daemons die; each post is there once in the end. */
class BackfillFaultsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverGoesWrongEachPostIsCarriedOnce(int seed) {
        run(seed, older -> {
            Installation house = older.house;
            FakePost first = house.alpha.post(house.ada, "thread 1");
            older.post(1, 9);
            older.answer("thread 2", first, first);
            older.start("one");
            RandomGenerator random = house.world.random("faults");
            RuntimeException broken = new IllegalStateException("the disk is slow");
            for (String call :
                    List.of("DeliveryLedger.plan", "BackfillRepository.replace", "BackfillRepository.find")) {
                house.faults
                        .sometimes(call, 0.1, random, new CallFault.BeforeEffect(broken))
                        .sometimes(call, 0.1, random, new CallFault.AfterEffect(broken));
            }
            house.faults
                    .sometimes(
                            "alpha.after",
                            0.2,
                            random,
                            new CallFault.BeforeEffect(new PlatformException.Unavailable("down", null)))
                    .sometimes("beta.publish", 0.1, random, new CallFault.AnswerLost(true))
                    .sometimes("beta.publish", 0.1, random, new CallFault.AnswerLost(false));
            BackfillId id = older.propose(ALL, 600, null, BackfillStart.ALWAYS);
            for (int i = 0; i < 4; i++) {
                house.world.pass(Duration.ofSeconds(random.nextInt(60)));
                Daemon next = house.start("next " + i);
                house.world.pass(Duration.ofSeconds(random.nextInt(60)));
                next.crashAtStep(1 + random.nextInt(300));
            }
            house.faults.clear();
            older.start("last");
            Backfill done = older.end(id);
            house.settles();
            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(older.copies().stream().sorted())
                    .as(house::standing)
                    .containsExactly(
                            "post 1",
                            "post 2",
                            "post 3",
                            "post 4",
                            "post 5",
                            "post 6",
                            "post 7",
                            "post 8",
                            "post 9",
                            "thread 1",
                            "thread 2");
        });
    }
}
