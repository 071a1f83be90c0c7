package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.core.simulation.OlderPosts.ALL;
import static social.starling.core.simulation.OlderPosts.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** A daemon dies at one of its steps while it brings over older posts, and another one takes its place. */
class BackfillCrashTest {
    private static final int STEPS = 1_100;
    private static final Duration WHILE = Duration.ofMinutes(1);

    @Test
    void aCrashAtAnyStepOfABackfillLosesNothingAndDoublesNothing() {
        List<String> wrong = new ArrayList<>();
        int crashes = 0;
        for (int step = 1; step <= STEPS; step++) {
            Outcome outcome = crashAt(step);
            crashes += outcome.crashed ? 1 : 0;
            if (!outcome.problems.isEmpty()) {
                wrong.add("step " + step + ": " + outcome.problems);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(crashes).as("steps at which a daemon died").isGreaterThan(900);
    }

    /** Ten older posts, a thread of three among them, two copies of beta's posts, and one that was carried live. */
    private static Outcome crashAt(int step) {
        List<String> problems = new ArrayList<>();
        boolean[] crashed = new boolean[1];
        run(step, older -> {
            Installation house = older.house;
            FakePost first = house.alpha.post(house.ada, "thread 1");
            older.post(1, 3);
            FakePost second = older.answer("thread 2", first, first);
            older.post(4, 7);
            older.answer("thread 3", first, second);
            Daemon one = house.start("one");
            house.world.pass(Installation.CYCLE);
            house.beta.post(house.bea, "from beta 1");
            house.beta.post(house.bea, "from beta 2");
            older.post(8, 8);
            house.settles();
            BackfillId id = older.propose(ALL, BackfillStart.ALWAYS);
            one.crashAtStep(step);
            int percent = watch(older, id, problems, 0);
            crashed[0] = one.hasCrashed();
            one.crash();
            house.start("two");
            watch(older, id, problems, percent);
            Backfill done = older.end(id);
            house.settles();
            judge(older, done, problems);
        });
        return new Outcome(crashed[0], problems);
    }

    /** The percentage never falls. */
    private static int watch(OlderPosts older, BackfillId id, List<String> problems, int from) {
        int[] percent = {from};
        older.house.world.until(
                () -> {
                    int next = older.backfills().progress(older.stored(id)).percent();
                    if (next < percent[0]) {
                        problems.add("from " + percent[0] + " % back to " + next + " %");
                    }
                    percent[0] = next;
                    return next == 100;
                },
                WHILE);
        return percent[0];
    }

    private static void judge(OlderPosts older, Backfill done, List<String> problems) {
        if (done.state() != BackfillState.DONE) {
            problems.add("it ended as " + done);
        }
        List<String> copies = older.copies().stream().sorted().toList();
        if (!copies.equals(List.of(
                "from beta 1",
                "from beta 2",
                "post 1",
                "post 2",
                "post 3",
                "post 4",
                "post 5",
                "post 6",
                "post 7",
                "post 8",
                "thread 1",
                "thread 2",
                "thread 3"))) {
            problems.add("on beta stand " + copies + older.house.standing());
        }
        if (older.house.alpha.posts(older.house.ada).size() != 13) {
            problems.add(
                    "on alpha stand " + older.house.alpha.posts(older.house.ada).size());
        }
        Map<String, FakePost> byText = new HashMap<>();
        older.house
                .beta
                .posts(older.house.bea)
                .forEach(post -> byText.put(post.text().text(), post));
        for (int i = 2; i <= 3; i++) {
            FakePost parent = byText.get("thread " + (i - 1));
            FakePost child = byText.get("thread " + i);
            if (parent == null
                    || child == null
                    || child.reply() == null
                    || !Objects.requireNonNull(child.reply())
                            .parent()
                            .id()
                            .equals(parent.reference().id())) {
                problems.add("thread " + i + " does not hang on the one before");
            }
        }
    }

    private record Outcome(boolean crashed, List<String> problems) {}
}
