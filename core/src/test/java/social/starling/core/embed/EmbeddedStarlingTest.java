package social.starling.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.request.Submission;
import social.starling.core.sync.SyncLoop;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.platform.Platform;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

/** C6: what a host can do with an embedded Starling, in the simulated world. */
class EmbeddedStarlingTest {
    @Test
    void whatIsPostedAtTheSourceIsCarriedOnce() {
        run(host -> {
            host.starling.carry(host.ada, host.bea);
            host.starling.carry(host.ada, host.bea);
            host.alpha.post(host.ada, "hello");

            assertThat(host.starling.sync().planned()).isEqualTo(1);
            assertThat(host.starling.awaitQuiet(Duration.ofMinutes(1))).isTrue();
            host.starling.sync();

            assertThat(host.starling.awaitQuiet(Duration.ofMinutes(1))).isTrue();
            assertThat(host.atBeta()).containsExactly("hello");
            assertThat(host.starling.routes().list()).hasSize(1);
        });
    }

    @Test
    void aLoopReadsByItselfUntilItIsClosed() {
        run(host -> {
            host.starling.carry(host.ada, host.bea);
            SyncLoop loop = host.starling.syncEvery(Duration.ofSeconds(10));
            host.alpha.post(host.ada, "while it runs");
            host.world.pass(Duration.ofSeconds(30));
            loop.close();
            host.alpha.post(host.ada, "after it");
            host.world.pass(Duration.ofMinutes(5));

            assertThat(host.atBeta()).containsExactly("while it runs");
        });
    }

    @Test
    void theSameKeyPostsOnce() {
        run(host -> {
            Submission first = host.starling.post("greeting-1", "hello", host.ada, host.bea);
            Submission second = host.starling.post("greeting-1", "hello", host.ada, host.bea);

            assertThat(first).isInstanceOf(Submission.Planned.class);
            assertThat(second).isInstanceOf(Submission.Repeated.class);
            assertThat(host.starling.awaitQuiet(Duration.ofMinutes(1))).isTrue();
            assertThat(host.atBeta()).containsExactly("hello");
            assertThat(host.starling.deliveries().counts()).isEqualTo(Map.of(DeliveryState.CONFIRMED, 2L));
        });
    }

    @Test
    void waitingEndsWhenItsTimeIsOver() {
        run(host -> {
            host.store
                    .publishing()
                    .pause(new PublishingSwitch.Pause(
                            "not now", "test", host.world.clock().instant()));
            host.starling.post("greeting-1", "hello", host.bea);

            assertThat(host.starling.awaitQuiet(Duration.ofSeconds(5))).isFalse();
            host.store.publishing().resume();
            assertThat(host.starling.awaitQuiet(Duration.ofMinutes(2))).isTrue();
        });
    }

    @Test
    void aPlatformThatNobodyBroughtIsRefusedByName() {
        run(host -> assertThatIllegalArgumentException()
                .isThrownBy(() -> host.starling.connect(new Platform("gamma"), "ada", Map.of()))
                .withMessageContaining("gamma")
                .withMessageContaining("alpha, beta"));
    }

    private static void run(Consumer<Host> story) {
        try (World world = new World(11)) {
            world.run(() -> {
                Host host = new Host(world);
                story.accept(host);
                host.starling.close();
            });
        }
    }

    /** A program with two platforms of its own. */
    private static final class Host {
        private final World world;
        private final FakePlatform alpha;
        private final FakePlatform beta;
        private final MemoryStore store;
        private final Account ada;
        private final Account bea;
        private final EmbeddedStarling starling;

        private Host(World world) {
            this.world = world;
            Faults faults = new Faults(world);
            this.alpha = FakePlatform.withTimelineOnly("alpha", world, faults);
            this.beta = FakePlatform.withPlannedKeys("beta", world, faults);
            this.store = new MemoryStore(world.clock());
            this.ada = alpha.account("ada");
            this.bea = beta.account("bea");
            store.accounts().save(ada);
            store.accounts().save(bea);
            this.starling = EmbeddedStarling.start(
                    CourierSettings.of("host"),
                    store,
                    List.of(alpha.adapter(), beta.adapter()),
                    world.tasks(),
                    world.clock(),
                    new Random(11));
        }

        private List<String> atBeta() {
            return beta.posts(bea).stream()
                    .map(FakePost::text)
                    .map(text -> text.text())
                    .toList();
        }
    }
}
