package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.core.account.SignInWatch;
import social.starling.core.compose.Composer;
import social.starling.core.compose.People;
import social.starling.core.event.EventBus;
import social.starling.core.platform.Platforms;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;
import social.starling.ports.task.Mailbox;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

class PushLinesTest {
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    @Test
    void aSignHasTheSourceReadAtOnce() {
        run(house -> {
            house.alpha.post(house.ada, "news");
            house.sign("1");
            assertThat(house.planned()).isEqualTo(1);
        });
    }

    @Test
    void whatCameBeforeTheLineWasOpenIsReadToo() {
        run(house -> {
            house.letters.put(BROKEN);
            house.world.pass(A_MOMENT);
            house.alpha.post(house.ada, "said while the line was broken");
            assertThat(house.planned()).isZero();
            house.world.pass(Duration.ofSeconds(2));
            assertThat(house.planned()).isEqualTo(1);
        });
    }

    @Test
    void aBrokenLineIsOpenedAgainAfterTheLastSign() {
        run(house -> {
            house.sign("17");
            house.letters.put(BROKEN);
            house.world.pass(Duration.ofSeconds(2));
            assertThat(house.openedAt).containsExactly("", "17");
        });
    }

    @Test
    void aPlaceThatIsRefusedIsNotAskedForTwice() {
        run(house -> {
            house.sign("17");
            house.refused = "17";
            house.letters.put(BROKEN);
            house.world.pass(Duration.ofSeconds(4));
            assertThat(house.openedAt).containsExactly("", "17", "");
        });
    }

    @Test
    void aPlatformThatStaysAwayIsAskedLessAndLess() {
        run(house -> {
            house.refused = "";
            house.letters.put(BROKEN);
            house.world.pass(Duration.ofHours(1));
            assertThat(house.openedAt).hasSizeBetween(12, 25);
        });
    }

    @Test
    void aRouteThatIsSwitchedOffClosesItsLine() {
        run(house -> {
            house.store.routes().save(house.route.enabled(false));
            house.world.pass(Duration.ofSeconds(11));
            assertThat(house.open).isZero();
            house.store.routes().save(house.route);
            house.world.pass(Duration.ofSeconds(11));
            assertThat(house.open).isEqualTo(1);
        });
    }

    private static final PostPush.Sign BROKEN = new PostPush.Sign("broken", Instant.EPOCH);

    private static void run(Consumer<House> story) {
        try (World world = new World(3)) {
            world.run(() -> {
                House house = new House(world);
                story.accept(house);
                house.lines.close();
                world.pass(A_MOMENT);
                assertThat(house.open).isZero();
            });
            assertThat(world.failures()).isEmpty();
        }
    }

    /** A route from alpha, which pushes, to beta, which does not. */
    private static final class House implements PostPush {
        private final World world;
        private final FakePlatform alpha;
        private final Account ada;
        private final Route route;
        private final MemoryStore store;
        private final PushLines lines;
        private final Mailbox<Sign> letters;
        private final List<String> openedAt = new ArrayList<>();
        private int open;
        private @Nullable String refused;

        private House(World world) {
            this.world = world;
            Faults faults = new Faults(world);
            this.alpha = FakePlatform.withTimelineOnly("alpha", world, faults);
            FakePlatform beta = FakePlatform.withPlannedKeys("beta", world, faults);
            this.store = new MemoryStore(world.clock());
            this.letters = world.tasks().mailbox();
            this.ada = alpha.account("ada");
            Account bea = beta.account("bea");
            store.accounts().save(ada);
            store.accounts().save(bea);
            this.route = new Route(
                    new RouteId("rt-0001"),
                    ada.id(),
                    bea.id(),
                    true,
                    RouteRules.DEFAULT,
                    true,
                    world.clock().instant());
            store.routes().save(route);
            Platforms platforms = new Platforms(List.of(pushing(alpha.adapter()), beta.adapter()));
            EventBus events = new EventBus(store.events(), world.tasks());
            Synchronizer synchronizer = Synchronization.of(
                            platforms,
                            store.accounts(),
                            store.routes(),
                            store.ledger(),
                            store.deliveries(),
                            new Composer(People.NOBODY),
                            new SignInWatch(store.accounts(), store.events(), events, world.clock()),
                            () -> {},
                            world.tasks(),
                            world.clock())
                    .synchronizer();
            synchronizer.sync(null);
            this.lines = new PushLines(store.routes(), store.accounts(), platforms, synchronizer, world.tasks());
            lines.start();
            world.pass(A_MOMENT);
        }

        private void sign(String cursor) {
            letters.put(new Sign(cursor, world.clock().instant()));
            world.pass(A_MOMENT);
        }

        private int planned() {
            return store.deliveries().list(DeliveryQuery.newest(100)).size();
        }

        private PlatformAdapter pushing(PlatformAdapter other) {
            return new PlatformAdapter(
                    other.platform(),
                    other.name(),
                    other.dialect(),
                    other.reader(),
                    other.publisher(),
                    other.probe(),
                    null,
                    null,
                    this);
        }

        @Override
        public Line open(Account account, @Nullable String cursor) {
            String place = cursor == null ? "" : cursor;
            openedAt.add(place);
            if (place.equals(refused)) {
                throw new PlatformException.Unavailable("no line from there", null);
            }
            open++;
            return new Line() {
                @Override
                public @Nullable Sign next(Duration timeout) {
                    Sign sign = letters.poll(timeout);
                    if (sign == BROKEN) {
                        throw new PlatformException.Unavailable("the line broke", null);
                    }
                    return sign;
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }
    }
}
