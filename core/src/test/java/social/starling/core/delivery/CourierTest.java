package social.starling.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.starling.core.account.AccountDirectory;
import social.starling.core.account.SignInWatch;
import social.starling.core.compose.Composer;
import social.starling.core.compose.People;
import social.starling.core.event.EventBus;
import social.starling.core.platform.Platforms;
import social.starling.core.request.PostRequest;
import social.starling.core.request.PostRequests;
import social.starling.core.request.Submission;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventEntry;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

/** What a courier makes of the answers of a platform; {@code alpha} has no planned keys, as X. */
class CourierTest {
    private static final String LONG = IntStream.rangeClosed(1, 20)
            .mapToObj(n -> "Sentence number " + n + " goes on for a while.")
            .collect(Collectors.joining(" "));

    @Test
    void aRateLimitIsWaitedForAndCostsNoTry() {
        run(desk -> {
            Instant reset = desk.world.clock().instant().plus(Duration.ofMinutes(15));
            desk.faults.next(
                    "alpha.publish", new CallFault.BeforeEffect(new PlatformException.RateLimited("slow down", reset)));
            DeliveryId id = desk.post("hello");
            desk.world.pass(Duration.ofMinutes(1));
            Delivery limited = desk.delivery(id);
            assertThat(limited.state()).isEqualTo(DeliveryState.RETRY_AT);
            assertThat(limited.tries()).isZero();
            assertThat(limited.dueAt()).isEqualTo(reset);
            desk.world.pass(Duration.ofMinutes(15));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void refusedCredentialsStopTheAccountUntilSomebodySignsInAgain() {
        run(desk -> {
            desk.faults.next(
                    "alpha.publish", new CallFault.BeforeEffect(new PlatformException.Unauthorized("token revoked")));
            DeliveryId id = desk.post("hello");
            desk.world.pass(Duration.ofHours(1));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.RETRY_AT);
            assertThat(desk.delivery(id).reason()).isEqualTo("token revoked");
            assertThat(desk.account().state()).isEqualTo(AccountState.NEEDS_SIGN_IN);
            assertThat(desk.events()).containsOnlyOnce("account.sign-in-needed");
            desk.store.accounts().save(desk.ada);
            desk.courier.wake();
            desk.world.pass(Duration.ofMinutes(1));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void aRefusedPostIsDeadAndSaysWhy() {
        run(desk -> {
            desk.faults.next("alpha.publish", new CallFault.Refused("Your text is too long"));
            DeliveryId id = desk.post("hello");
            desk.world.pass(Duration.ofMinutes(1));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.DEAD);
            assertThat(desk.delivery(id).reason()).isEqualTo("Your text is too long");
            assertThat(desk.events()).contains("post.failed");
        });
    }

    @Test
    void aPlatformThatIsDownIsTriedTwentyTimesAndThenGivenUp() {
        run(desk -> {
            PlatformException down = new PlatformException.Unavailable("connection refused", null);
            desk.faults.sometimes("alpha.publish", 1, desk.world.random("down"), new CallFault.BeforeEffect(down));
            DeliveryId id = desk.post("hello");
            desk.world.until(() -> desk.delivery(id).state() == DeliveryState.DEAD, Duration.ofDays(3));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.DEAD);
            assertThat(desk.delivery(id).reason())
                    .contains("connection refused")
                    .contains("20 tries");
            assertThat(desk.faults.calls("alpha.publish")).isEqualTo(20);
        });
    }

    @Test
    void aFailingPreparationIsTriedAgain() {
        run(desk -> {
            desk.faults.next(
                    "alpha.prepare", new CallFault.BeforeEffect(new PlatformException.Unavailable("away", null)));
            DeliveryId id = desk.post("hello");
            desk.world.pass(Duration.ofMinutes(5));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(desk.delivery(id).tries()).isEqualTo(2);
        });
    }

    @Test
    void whilePublishingIsPausedNothingLeaves() {
        run(desk -> {
            desk.desk.pause("holiday", "ada");
            DeliveryId id = desk.post("hello");
            desk.world.pass(Duration.ofHours(2));
            assertThat(desk.faults.calls("alpha.publish")).isZero();
            assertThat(desk.desk.paused()).map(PublishingSwitch.Pause::reason).contains("holiday");
            desk.desk.resume();
            desk.world.pass(Duration.ofMinutes(1));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void theDailyCapHoldsTheRestForTomorrow() {
        run(desk -> {
            desk.store.accounts().save(desk.ada.with(new DailyCap(2, Money.dollars("5"))));
            for (int i = 0; i < 3; i++) {
                desk.post("hello " + i);
            }
            desk.world.pass(Duration.ofMinutes(10));
            assertThat(desk.alpha.posts(desk.ada)).hasSize(2);
            assertThat(desk.deliveries())
                    .filteredOn(delivery -> delivery.state() != DeliveryState.CONFIRMED)
                    .singleElement()
                    .satisfies(delivery ->
                            assertThat(delivery.reason()).contains("daily cap").contains("2 posts"));
            desk.world.pass(Duration.ofDays(1));
            assertThat(desk.alpha.posts(desk.ada)).hasSize(3);
        });
    }

    @Test
    void theCapOnCostCountsWhatIsAboutToBeSpent() {
        run(desk -> {
            desk.store.accounts().save(desk.ada.with(new DailyCap(100, Money.dollars("0.03"))));
            for (int i = 0; i < 3; i++) {
                desk.post("hello " + i);
            }
            desk.world.pass(Duration.ofMinutes(10));
            assertThat(desk.alpha.posts(desk.ada)).hasSize(2);
            assertThat(desk.deliveries())
                    .anySatisfy(delivery ->
                            assertThat(delivery.reason()).isNotNull().contains("$0.03"));
        });
    }

    @Test
    void theSegmentsOfALongTextFollowEachOther() {
        run(desk -> {
            desk.post(LONG);
            desk.world.pass(Duration.ofMinutes(10));
            List<FakePost> posts = desk.alpha.posts(desk.ada);
            assertThat(posts).hasSizeGreaterThan(2);
            for (int i = 1; i < posts.size(); i++) {
                assertThat(posts.get(i).reply()).isNotNull();
                assertThat(posts.get(i).reply().parent())
                        .isEqualTo(posts.get(i - 1).reference());
                assertThat(posts.get(i).reply().root())
                        .isEqualTo(posts.getFirst().reference());
            }
        });
    }

    @Test
    void aPersonHoldsRetriesAndCancels() {
        run(desk -> {
            desk.desk.pause("first look", "ada");
            DeliveryId held = desk.post("held");
            DeliveryId cancelled = desk.post("cancelled");
            desk.desk.hold(held, "not now");
            desk.desk.cancel(cancelled);
            desk.desk.resume();
            desk.world.pass(Duration.ofMinutes(5));
            assertThat(desk.delivery(held).state()).isEqualTo(DeliveryState.HELD);
            assertThat(desk.delivery(held).reason()).isEqualTo("not now");
            assertThat(desk.delivery(cancelled).state()).isEqualTo(DeliveryState.CANCELLED);
            desk.desk.retry(held);
            desk.world.pass(Duration.ofMinutes(1));
            assertThat(desk.delivery(held).state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(desk.alpha.posts(desk.ada)).hasSize(1);
        });
    }

    @Test
    void cancellingALongTextCancelsWhatFollows() {
        run(desk -> {
            desk.desk.pause("first look", "ada");
            DeliveryId first = desk.post(LONG);
            desk.desk.cancel(first);
            assertThat(desk.deliveries())
                    .hasSizeGreaterThan(2)
                    .extracting(Delivery::state)
                    .containsOnly(DeliveryState.CANCELLED);
        });
    }

    @Test
    void aWishToCancelEndsTheRetrying() {
        run(desk -> {
            desk.faults.next("alpha.publish", new CallFault.AnswerLost(false));
            DeliveryId id = desk.post("hello");
            desk.world.until(() -> desk.delivery(id).state() == DeliveryState.UNKNOWN, Duration.ofMinutes(1));
            desk.desk.cancel(id);
            desk.world.pass(Duration.ofHours(1));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CANCELLED);
            assertThat(desk.alpha.posts(desk.ada)).isEmpty();
        });
    }

    @Test
    void closingWaitsForWhatIsUnderWay() {
        run(desk -> {
            desk.alpha.slowest(Duration.ofSeconds(10));
            DeliveryId id = desk.post("hello");
            desk.world.until(() -> desk.delivery(id).state() == DeliveryState.SENDING, Duration.ofMinutes(1));
            desk.courier.close();
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CONFIRMED);
            DeliveryId later = desk.post("too late");
            desk.world.pass(Duration.ofHours(1));
            assertThat(desk.delivery(later).state()).isEqualTo(DeliveryState.PLANNED);
        });
    }

    @Test
    void afterTheClockWasSetClaimsRestForOneLease() {
        run(desk -> {
            desk.world.pass(Duration.ofMinutes(2));
            desk.world.clock().jump(Duration.ofMinutes(10));
            DeliveryId id = desk.post("hello");
            desk.world.pass(Duration.ofSeconds(60));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.PLANNED);
            desk.world.pass(Duration.ofSeconds(90));
            assertThat(desk.delivery(id).state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    private static void run(Consumer<PostOffice> story) {
        try (World world = new World(5)) {
            world.run(() -> story.accept(new PostOffice(world)));
            assertThat(world.failures()).isEmpty();
        }
    }

    /** One account on one platform and the courier that serves it. */
    private static final class PostOffice {
        private final World world;
        private final Faults faults;
        private final FakePlatform alpha;
        private final Account ada;
        private final MemoryStore store;
        private final Courier courier;
        private final DeliveryDesk desk;
        private final PostRequests requests;
        private int posted;

        private PostOffice(World world) {
            this.world = world;
            this.faults = new Faults(world);
            this.alpha = FakePlatform.withTimelineOnly("alpha", world, faults);
            this.store = new MemoryStore(world.clock());
            this.ada = alpha.account("ada");
            store.accounts().save(ada);
            Platforms platforms = new Platforms(List.of(alpha.adapter()));
            EventBus events = new EventBus(store.events(), world.tasks());
            LedgerWriter writer = new LedgerWriter(store.ledger(), events, world.tasks());
            SignInWatch signIns = new SignInWatch(store.accounts(), store.events(), events, world.clock());
            this.courier = Deliveries.courier(
                    CourierSettings.of("one"),
                    store.ledger(),
                    store.deliveries(),
                    store.accounts(),
                    platforms,
                    writer,
                    signIns,
                    world.tasks(),
                    world.clock(),
                    world.random("retries"));
            this.desk = new DeliveryDesk(store.deliveries(), writer, store.publishing(), courier::wake, world.clock());
            this.requests = new PostRequests(
                    new AccountDirectory(
                            platforms, store.accounts(), store.credentials(), store.routes(), world.clock()),
                    platforms,
                    new Composer(People.NOBODY),
                    store.ledger(),
                    courier::wake,
                    world.clock());
            courier.start();
        }

        /** The first delivery of a new post. */
        private DeliveryId post(String text) {
            PostRequest request = new PostRequest(text, List.of(ada.id()), List.of(), false);
            if (requests.submit(request, "key " + posted++, "test") instanceof Submission.Planned planned) {
                return planned.deliveries().getFirst();
            }
            throw new AssertionError("The post was not planned");
        }

        private Delivery delivery(DeliveryId id) {
            return desk.require(id);
        }

        private List<Delivery> deliveries() {
            return store.deliveries().list(DeliveryQuery.newest(100));
        }

        private Account account() {
            return Optional.of(ada.id()).flatMap(store.accounts()::find).orElseThrow();
        }

        private List<String> events() {
            return store.events().after(0, 100).stream()
                    .map(EventEntry::row)
                    .map(row -> row.type())
                    .toList();
        }
    }
}
