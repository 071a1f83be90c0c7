package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Pin;
import social.starling.ports.platform.PlatformException;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;

/** Many worlds in which everything goes wrong that may; what the platforms themselves hold is the judge. */
class SimulationTest {
    private static final int SEEDS = 150;
    private static final int POSTS = 5;

    @Test
    void whateverGoesWrongEveryPostArrivesOnceOrStandsBeforeAPerson() {
        List<String> wrong = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            try (Installation house = live(seed)) {
                wrong.addAll(judge(seed, house));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameStory() {
        String first;
        String again;
        String other;
        try (Installation house = live(42)) {
            first = house.world.trace().hash();
        }
        try (Installation house = live(42)) {
            again = house.world.trace().hash();
        }
        try (Installation house = live(43)) {
            other = house.world.trace().hash();
        }
        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    private static Installation live(long seed) {
        Installation house = new Installation(seed);
        RandomGenerator random = house.world.random("story");
        house.alpha.slowest(Duration.ofSeconds(random.nextInt(5)));
        house.beta.slowest(Duration.ofSeconds(random.nextInt(5)));
        house.alpha.listingLag(Duration.ofSeconds(random.nextInt(20)));
        house.world.run(() -> {
            Daemon daemon = house.start("first");
            house.world.pass(Installation.CYCLE);
            trouble(house, random);
            for (int i = 0; i < POSTS; i++) {
                house.alpha.post(house.ada, "alpha says " + i, pictures(random));
                house.beta.post(house.bea, "beta says " + i, pictures(random));
                house.world.pass(Duration.ofSeconds(random.nextInt(60)));
                if (random.nextInt(3) == 0) {
                    daemon.crash();
                    daemon = house.start("after crash " + i);
                }
                if (random.nextInt(6) == 0) {
                    daemon.clock().jump(Duration.ofHours(random.nextInt(-24, 25)));
                }
            }
            house.faults.clear();
            if (!house.settles()) {
                throw new IllegalStateException("Seed " + seed + " did not settle: " + house.standing());
            }
            house.world.pass(Duration.ofMinutes(10));
        });
        return house;
    }

    /** Every second post shows some. */
    private static List<Attachment> pictures(RandomGenerator random) {
        return IntStream.range(0, Math.max(0, random.nextInt(-3, 4)))
                .mapToObj(i -> new Attachment(Attachment.Kind.IMAGE, "https://media.example/" + i, "picture " + i))
                .toList();
    }

    private static void trouble(Installation house, RandomGenerator random) {
        Instant reset = house.world.clock().instant().plus(Duration.ofMinutes(3));
        for (String platform : List.of("alpha", "beta")) {
            house.faults
                    .sometimes(platform + ".publish", 0.2, random, new CallFault.AnswerLost(true))
                    .sometimes(platform + ".publish", 0.1, random, new CallFault.AnswerLost(false))
                    .sometimes(
                            platform + ".publish",
                            0.1,
                            random,
                            new CallFault.BeforeEffect(new PlatformException.RateLimited("slow down", reset)))
                    .sometimes(
                            platform + ".reconcile",
                            0.2,
                            random,
                            new CallFault.BeforeEffect(new PlatformException.Unavailable("away", null)));
        }
        house.faults
                .sometimes(
                        "MediaFitter.fit",
                        0.1,
                        random,
                        new CallFault.BeforeEffect(new PlatformException.Unavailable("away", null)))
                .sometimes(
                        "MediaFitter.fit",
                        0.1,
                        random,
                        new CallFault.Late(Duration.ofMinutes(3), Duration.ofMinutes(1)));
        RuntimeException lost = new IllegalStateException("connection lost");
        house.faults
                .sometimes("DeliveryLedger.commit", 0.05, random, new CallFault.AfterEffect(lost))
                .sometimes("DeliveryLedger.commit", 0.05, random, new CallFault.BeforeEffect(lost))
                .sometimes("DeliveryLedger.claim", 0.05, random, new CallFault.AfterEffect(lost))
                .sometimes("DeliveryLedger.plan", 0.05, random, new CallFault.AfterEffect(lost));
    }

    private static List<String> judge(int seed, Installation house) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            judge(wrong, seed, house, house.beta, house.bea, "alpha says " + i);
            judge(wrong, seed, house, house.alpha, house.ada, "beta says " + i);
            if (count(house.alpha, house.ada, "alpha says " + i) != 1
                    || count(house.beta, house.bea, "beta says " + i) != 1) {
                wrong.add("seed " + seed + ": post " + i + " echoed");
            }
        }
        for (Delivery delivery : house.deliveries()) {
            if (delivery.state() != DeliveryState.HELD
                    && house.media.held().contains(new Pin(delivery.id().value()))) {
                wrong.add("seed " + seed + ": files of " + delivery.id() + " are kept for nothing");
            }
        }
        return wrong;
    }

    private static void judge(
            List<String> wrong, int seed, Installation house, FakePlatform target, Account account, String text) {
        long copies = count(target, account, text);
        boolean visible = house.deliveries().stream()
                .anyMatch(delivery -> delivery.payload().toString().contains(text)
                        && (delivery.state() == DeliveryState.HELD || delivery.state() == DeliveryState.DEAD));
        if (copies > 1 || (copies == 0 && !visible)) {
            wrong.add("seed " + seed + ": \"" + text + "\" is there " + copies + " times");
        }
    }

    private static long count(FakePlatform platform, Account account, String text) {
        return platform.posts(account).stream()
                .map(FakePost::text)
                .filter(words -> words.text().equals(text))
                .count();
    }
}
