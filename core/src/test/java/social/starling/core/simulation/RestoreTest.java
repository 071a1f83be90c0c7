package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.text.RichText;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;

/** S3: no echo and nothing doubled, also after the database is restored from a backup that is older. */
class RestoreTest {
    private static final int SEEDS = 100;
    private static final int POSTS = 6;

    @Test
    void afterARestoreEveryPostStillStandsOnceOnEachSide() {
        List<String> wrong = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (Installation house = new Installation(seed)) {
                live(house, RestoreTest::resume);
                judge(wrong, seed, house, POSTS + 1);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoeverResumesBeforeTheAccountsWereComparedGetsEchoes() {
        List<String> wrong = new ArrayList<>();
        for (int seed = 1; seed <= 10; seed++) {
            try (Installation house = new Installation(seed)) {
                live(house, restored -> restored.store.publishing().resume());
                judge(wrong, seed, house, POSTS + 1);
            }
        }
        assertThat(wrong).as("what the judge would see").isNotEmpty();
    }

    @Test
    void anInterruptedRebuildingGoesOn() {
        List<String> wrong = new ArrayList<>();
        int[] halfway = {0};
        for (int step = 1; step <= 400; step++) {
            int at = step;
            try (Installation house = new Installation(step)) {
                house.alpha.takingDuplicates();
                house.world.run(() -> {
                    Daemon first = house.start("first");
                    house.world.pass(Installation.CYCLE);
                    MemoryStore backup = house.store.copy();
                    for (int i = 0; i < 2; i++) {
                        post(house, i);
                    }
                    assertThat(house.settles()).isTrue();
                    first.crash();
                    house.restore(backup);
                    house.start("second").crashAtStep(at);
                    house.world.pass(Installation.CYCLE.multipliedBy(3));
                    boolean begun = house.deliveries().stream()
                            .anyMatch(delivery -> delivery.state() == DeliveryState.CONFIRMED);
                    halfway[0] += begun && !isCompared(house) ? 1 : 0;
                    house.start("third");
                    resume(house);
                    assertThat(house.settles()).isTrue();
                });
                judge(wrong, step, house, 2);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(halfway[0]).as("rebuildings that ended half-way").isPositive();
    }

    /** Posts, a backup at some moment, more posts, the restore at another, and more posts while nothing runs. */
    private static void live(Installation house, Consumer<Installation> resume) {
        RandomGenerator random = house.world.random("story");
        house.alpha.takingDuplicates().slowest(Duration.ofSeconds(random.nextInt(5)));
        house.beta.slowest(Duration.ofSeconds(random.nextInt(5)));
        house.world.run(() -> {
            Daemon first = house.start("first");
            house.world.pass(Installation.CYCLE);
            MemoryStore backup = house.store.copy();
            int backupAfter = random.nextInt(POSTS);
            for (int i = 0; i < POSTS; i++) {
                post(house, i);
                house.world.pass(Duration.ofMillis(random.nextInt(60_000)));
                if (i == backupAfter) {
                    backup = house.store.copy();
                }
            }
            first.crash();
            post(house, POSTS);
            house.world.pass(Duration.ofMinutes(10 + random.nextInt(120)));
            house.restore(backup);
            house.start("second");
            resume.accept(house);
            if (!house.settles()) {
                throw new IllegalStateException("It did not settle: " + house.standing());
            }
            house.world.pass(Duration.ofMinutes(10));
        });
    }

    /** Every third one becomes a thread on the other side; no two posts or parts of posts say the same. */
    private static void post(Installation house, int number) {
        house.alpha.post(house.ada, text("alpha", number, number % 3 == 0));
        house.beta.post(house.bea, text("beta", number, number % 3 == 1));
    }

    private static String text(String platform, int number, boolean isLong) {
        String start = start(platform, number);
        StringBuilder text = new StringBuilder(start);
        for (int i = 0; isLong && i < 20; i++) {
            text.append(" Sentence ").append(i).append(" of what ").append(start);
        }
        return text.append(" End of ")
                .append(platform)
                .append(number)
                .append('.')
                .toString();
    }

    private static String start(String platform, int number) {
        return platform + " says " + number + ".";
    }

    private static void resume(Installation house) {
        if (!house.world.until(() -> isCompared(house), Duration.ofHours(2))) {
            throw new IllegalStateException(house.store.publishing().paused() + house.standing());
        }
        house.store.publishing().resume();
    }

    private static boolean isCompared(Installation house) {
        return house.store
                .publishing()
                .paused()
                .filter(pause -> pause.reason().contains("starling resume"))
                .isPresent();
    }

    private static void judge(List<String> wrong, int seed, Installation house, int posts) {
        int before = wrong.size();
        judge(wrong, "alpha", texts(house.alpha, house.ada), posts);
        judge(wrong, "beta", texts(house.beta, house.bea), posts);
        List<DeliveryState> open = house.deliveries().stream()
                .map(Delivery::state)
                .filter(state -> state != DeliveryState.CONFIRMED && state != DeliveryState.CANCELLED)
                .toList();
        if (!open.isEmpty()) {
            wrong.add("deliveries end as " + open);
        }
        if (wrong.size() > before) {
            wrong.add("seed " + seed + house.standing());
        }
    }

    private static void judge(List<String> wrong, String platform, List<String> texts, int posts) {
        for (String from : List.of("alpha", "beta")) {
            for (int i = 0; i < posts; i++) {
                String start = start(from, i);
                String end = "End of " + from + i + ".";
                if (texts.stream().filter(text -> text.startsWith(start)).count() != 1
                        || texts.stream().filter(text -> text.endsWith(end)).count() != 1) {
                    wrong.add("on " + platform + " \"" + start + "\" does not stand once and whole");
                }
            }
        }
        if (new HashSet<>(texts).size() != texts.size()) {
            wrong.add("on " + platform + " some part stands twice");
        }
    }

    private static List<String> texts(FakePlatform platform, Account account) {
        return platform.posts(account).stream()
                .map(FakePost::text)
                .map(RichText::text)
                .toList();
    }
}
