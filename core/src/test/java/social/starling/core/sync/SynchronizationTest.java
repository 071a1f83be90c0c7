package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.media.Attachment;
import social.starling.ports.platform.Platform;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.Upkeep;
import social.starling.ports.route.Wording;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

/** What reading and planning make of sources that answer, and of those that do not; nothing is sent here. */
class SynchronizationTest {
    @Test
    void aNewPostIsPlannedAndTheCourierIsTold() {
        run(house -> {
            house.alpha.post(house.ada, "hello");
            SyncReport report = house.sync();
            assertThat(report).isEqualTo(new SyncReport(1, 1, 0, 0, List.of()));
            assertThat(house.wakes).isEqualTo(1);
            assertThat(house.sync()).isEqualTo(SyncReport.NOTHING);
            assertThat(house.deliveries()).extracting(Delivery::state).containsExactly(DeliveryState.PLANNED);
        });
    }

    @Test
    void whatARuleLeavesOutIsCountedAndSaid() {
        run(house -> {
            house.store.routes().save(house.route.with(texts("#carry", null)));
            house.alpha.post(house.ada, "for my friends only");
            assertThat(house.sync()).isEqualTo(new SyncReport(1, 0, 0, 1, List.of()));
            assertThat(house.deliveries()).isEmpty();
            assertThat(house.events()).containsExactly("post.skipped");
        });
    }

    @Test
    void aHeldPostLeavesWhenItIsOldEnough() {
        run(house -> {
            house.store.routes().save(house.route.with(held(Duration.ofMinutes(5))));
            FakePost post = house.alpha.post(house.ada, "hello");
            house.sync();
            assertThat(house.deliveries())
                    .extracting(Delivery::dueAt)
                    .containsExactly(post.createdAt().plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void aPostThatIsOldEnoughWhenItIsFoundIsHeldNoLonger() {
        run(house -> {
            house.store.routes().save(house.route.with(held(Duration.ofMinutes(5))));
            house.alpha.post(house.ada, "hello");
            house.world.pass(Duration.ofMinutes(6));
            house.sync();
            assertThat(house.deliveries())
                    .extracting(Delivery::dueAt)
                    .singleElement()
                    .satisfies(due -> assertThat(due)
                            .isBeforeOrEqualTo(house.world.clock().instant()));
        });
    }

    @Test
    void aDryRunShowsWhatTheRulesMakeOfAPostAndWhy() {
        run(house -> {
            RouteRules rules = texts(null, "secret")
                    .with(Wording.AS_IT_IS
                            .between("", " (from alpha)")
                            .replacing(
                                    List.of(new Replacement("hello", "good day"), new Replacement("^nothing$", ""))));
            house.alpha.post(house.ada, "hello");
            house.alpha.post(house.ada, "a secret");
            house.alpha.post(house.ada, "nothing");
            List<String> made = house.sync.dryRun().run(house.route.with(rules), 10).stream()
                    .map(DryRun.Line::plan)
                    .map(plan -> switch (plan) {
                        case PostPlan.Carry carry ->
                            carry.composed().segments().getFirst().text().text();
                        case PostPlan.Skip skip -> skip.reason();
                    })
                    .toList();
            assertThat(made)
                    .containsExactly(
                            "good day (from alpha)",
                            "the rule exclude \"secret\" matches",
                            "the route's rules leave nothing of its text");
        });
    }

    @Test
    void aContinuationOfWhatWasNotCarriedStaysBehind() {
        run(house -> {
            FakePost first = house.alpha.post(house.ada, "before the rule");
            house.store.routes().save(house.route.with(texts(null, "before")));
            house.alpha.post(house.ada, "and on", new ReplyTo(first.reference(), first.reference()));
            assertThat(house.sync()).isEqualTo(new SyncReport(2, 0, 0, 2, List.of()));
        });
    }

    @Test
    void aContinuationOfWhatWasCancelledStaysBehind() {
        run(house -> {
            FakePost first = house.alpha.post(house.ada, "first");
            house.sync();
            Delivery carried = house.deliveries().getFirst();
            house.store
                    .ledger()
                    .commit(List.of(new Change.Decide(
                            carried.id(),
                            DeliveryState.PLANNED,
                            DeliveryState.CANCELLED,
                            false,
                            carried.dueAt(),
                            "not this one",
                            List.of())));
            house.alpha.post(house.ada, "and on", new ReplyTo(first.reference(), first.reference()));
            assertThat(house.sync()).isEqualTo(new SyncReport(1, 0, 0, 1, List.of()));
        });
    }

    @Test
    void aThreadIsFetchedWholeWhenItsBeginningWasNeverSeen() {
        run(house -> {
            List<FakePost> thread = house.thread(3);
            house.findNewPlace();
            FakePost last = house.answer("fourth", thread.getFirst(), thread.getLast());
            assertThat(house.sync().planned()).isEqualTo(4);
            assertThat(house.chain()).isEqualTo(4);
            assertThat(house.faults.calls("alpha.thread")).isEqualTo(1);
            house.answer("a late addition", thread.getFirst(), last);
            assertThat(house.sync().planned()).isEqualTo(1);
            assertThat(house.chain()).isEqualTo(5);
            assertThat(house.faults.calls("alpha.thread")).isEqualTo(1);
        });
    }

    @Test
    void aLateAdditionInTheMiddleHangsOnItsOwnParent() {
        run(house -> {
            List<FakePost> thread = house.thread(3);
            house.sync();
            house.answer("to the first", thread.getFirst(), thread.getFirst());
            house.sync();
            Delivery first = house.deliveries().getLast();
            assertThat(house.deliveries().getFirst().after()).isEqualTo(first.id());
            assertThat(house.faults.calls("alpha.thread")).isZero();
        });
    }

    @Test
    void aThreadOfFiveHundredIsPlannedAsOneChainWithOneFetch() {
        run(house -> {
            List<FakePost> thread = house.thread(499);
            house.findNewPlace();
            house.answer("the last", thread.getFirst(), thread.getLast());
            assertThat(house.sync().planned()).isEqualTo(500);
            assertThat(house.chain()).isEqualTo(500);
            assertThat(house.faults.calls("alpha.thread")).isEqualTo(1);
        });
    }

    @Test
    void whatHangsOnAnAnswerToSomebodyElseStaysBehindWithTheReason() {
        run(house -> {
            FakePost others = house.alpha.post(house.alpha.account("zoe"), "a question");
            FakePost answer = house.answer("an answer", others, others);
            house.answer("and more of it", others, answer);
            assertThat(house.sync()).isEqualTo(new SyncReport(2, 0, 0, 2, List.of()));
            assertThat(house.events()).containsOnly("post.skipped");
        });
    }

    @Test
    void aContinuationOfACopyStaysBehindInsteadOfBeingHeld() {
        run(house -> {
            FakePost copy = house.alpha.post(house.ada, "a copy of beta's");
            house.link(copy);
            house.answer("and on", copy, copy);
            assertThat(house.sync()).isEqualTo(new SyncReport(2, 0, 1, 1, List.of()));
            assertThat(house.deliveries()).hasSize(1);
        });
    }

    @Test
    void aContinuationHangsOnTheLastSegmentOfItsParent() {
        run(house -> {
            FakePost first = house.alpha.post(house.ada, "first");
            house.alpha.post(house.ada, "second", new ReplyTo(first.reference(), first.reference()));
            assertThat(house.sync().planned()).isEqualTo(2);
            Delivery parent = house.deliveries().getLast();
            assertThat(house.deliveries().getFirst().after()).isEqualTo(parent.id());
            assertThat(parent.after()).isNull();
        });
    }

    @Test
    void aContinuationOfTheSameMomentIsLaterOnTheTarget() {
        run(house -> {
            FakePost first = house.alpha.post(house.ada, "a word ".repeat(100) + "first");
            FakePost second = house.alpha.post(house.ada, "second", new ReplyTo(first.reference(), first.reference()));
            assertThat(second.createdAt()).isEqualTo(first.createdAt());
            house.sync();
            assertThat(house.deliveries().reversed())
                    .extracting(delivery -> ((Content) delivery.payload()).createdAt())
                    .containsExactly(
                            first.createdAt(),
                            first.createdAt().plusMillis(1),
                            first.createdAt().plusMillis(2),
                            first.createdAt().plusMillis(3));
        });
    }

    @Test
    void refusedCredentialsAreSaidOnceAndTheAccountIsReadNoMore() {
        run(house -> {
            house.faults.next("alpha.after", failing(new PlatformException.Unauthorized("token revoked")));
            assertThat(house.sync().problems())
                    .singleElement()
                    .asString()
                    .contains("@ada on alpha could not be read", "token revoked");
            assertThat(house.store.accounts().find(house.ada.id()))
                    .map(Account::state)
                    .contains(AccountState.NEEDS_SIGN_IN);
            int reads = house.faults.calls("alpha.after");
            assertThat(house.sync().problems()).singleElement().asString().contains("before somebody signs in again");
            assertThat(house.faults.calls("alpha.after")).isEqualTo(reads);
            assertThat(house.events()).containsExactly("account.sign-in-needed");
        });
    }

    @Test
    void aLimitedSourceIsLeftAloneUntilItSaysSo() {
        run(house -> {
            house.faults.next(
                    "alpha.after",
                    failing(new PlatformException.RateLimited(
                            "slow down", house.world.clock().instant().plus(Duration.ofMinutes(15)))));
            assertThat(house.sync().problems()).singleElement().asString().contains("slow down");
            house.alpha.post(house.ada, "meanwhile");
            house.world.pass(Duration.ofMinutes(14));
            assertThat(house.sync().problems()).singleElement().asString().contains("left alone for a while");
            house.world.pass(Duration.ofMinutes(2));
            assertThat(house.sync().planned()).isEqualTo(1);
        });
    }

    @Test
    void aLimitWithoutATimeIsTakenAsAMinute() {
        run(house -> {
            house.faults.next("alpha.after", failing(new PlatformException.RateLimited("slow down", null)));
            house.sync();
            house.world.pass(Duration.ofSeconds(59));
            assertThat(house.sync().problems()).hasSize(1);
            house.world.pass(Duration.ofSeconds(2));
            assertThat(house.sync().problems()).isEmpty();
        });
    }

    @Test
    void aSourceThatKeepsFailingIsLeftAloneForAWhile() {
        run(house -> {
            PlatformException down = new PlatformException.Unavailable("connection refused", null);
            PlatformException garbled = new PlatformException.Malformed("no JSON", null);
            for (int i = 0; i < 10; i++) {
                house.faults.next("alpha.after", failing(i % 2 == 0 ? down : garbled));
                assertThat(house.sync().problems()).hasSize(1);
            }
            int reads = house.faults.calls("alpha.after");
            assertThat(house.sync().problems()).singleElement().asString().contains("left alone");
            assertThat(house.faults.calls("alpha.after")).isEqualTo(reads);
            house.world.pass(Duration.ofMinutes(2));
            assertThat(house.sync().problems()).isEmpty();
        });
    }

    @Test
    void aReaderThatFailsUnexpectedlyIsAProblemAndNoCrash() {
        run(house -> {
            house.faults.next("alpha.after", failing(new IllegalStateException("a slip")));
            assertThat(house.sync().problems()).singleElement().asString().contains("a slip");
            assertThat(house.sync().problems()).isEmpty();
        });
    }

    @Test
    void anUnknownRouteIsRefusedByName() {
        run(house -> assertThatThrownBy(() -> house.sync.synchronizer().sync(new RouteId("rt-9999")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rt-9999"));
    }

    @Test
    void aDryRunShowsWhatWouldBeCarriedAndChangesNothing() {
        run(house -> {
            house.alpha.post(house.ada, "carried before");
            house.sync();
            house.alpha.post(house.ada, "new");
            List<DryRun.Line> lines = house.sync.dryRun().run(house.route, 10);
            assertThat(lines)
                    .extracting(DryRun.Line::standing)
                    .containsExactly(DryRun.Standing.PLANNED_BEFORE, DryRun.Standing.NEW);
            assertThat(lines).extracting(DryRun.Line::plan).allMatch(PostPlan.Carry.class::isInstance);
            assertThat(house.deliveries()).hasSize(1);
            assertThat(house.sync().planned()).isEqualTo(1);
        });
    }

    @Test
    void withMediaSwitchedOffPostsAreCarriedAsTextAndTheRestIsSaid() {
        run(new SyncSwitches(false, true), house -> {
            Attachment cat = new Attachment(Attachment.Kind.IMAGE, "https://media.example/cat", "A cat");
            house.alpha.post(house.ada, "look", List.of(cat));
            house.alpha.post(house.ada, "", List.of(cat));
            List<PostPlan> plans = house.sync.dryRun().run(house.route, 10).stream()
                    .map(DryRun.Line::plan)
                    .toList();
            assertThat(plans.getFirst()).isInstanceOfSatisfying(PostPlan.Carry.class, carry -> {
                assertThat(carry.composed().segments().getFirst().media()).isEmpty();
                assertThat(carry.composed().notes())
                        .singleElement()
                        .satisfies(note -> assertThat(note.sentence()).contains("A cat", "(sync.media)"));
            });
            assertThat(plans.getLast())
                    .isInstanceOfSatisfying(
                            PostPlan.Skip.class,
                            skip -> assertThat(skip.reason()).contains("(sync.media)"));
        });
    }

    @Test
    void withThreadsSwitchedOffOnlyWhatStandsAloneIsCarriedAndNoThreadIsFetched() {
        run(new SyncSwitches(true, false), house -> {
            List<FakePost> thread = house.thread(2);
            house.findNewPlace();
            house.alpha.post(house.ada, "alone");
            house.answer("more", thread.getFirst(), thread.getLast());
            assertThat(house.sync()).isEqualTo(new SyncReport(2, 1, 0, 1, List.of()));
            assertThat(house.faults.calls("alpha.thread")).isZero();
            assertThat(house.store
                            .events()
                            .after(0, 10)
                            .getLast()
                            .row()
                            .fields()
                            .get("reason"))
                    .contains("(sync.threads)");
        });
    }

    @Test
    void aSwitchThatIsTurnedCountsFromTheNextStretchOnAndChangesNothingThatWasPlanned() {
        run(house -> {
            Attachment cat = new Attachment(Attachment.Kind.IMAGE, "https://media.example/cat", "A cat");
            house.alpha.post(house.ada, "before", List.of(cat));
            house.sync();
            house.carried = new SyncSwitches(false, true);
            house.alpha.post(house.ada, "after", List.of(cat));
            house.sync();
            house.carried = SyncSwitches.ON;
            house.alpha.post(house.ada, "again", List.of(cat));
            house.sync();
            assertThat(house.deliveries())
                    .extracting(delivery -> delivery.payload() instanceof Content content
                            ? content.media().size()
                            : -1)
                    .containsExactlyInAnyOrder(1, 0, 1);
        });
    }

    @Test
    void theLoopGoesOnAfterAFailureAndStartsAtOnceWhenWoken() {
        run(house -> {
            List<SyncReport> reports = new ArrayList<>();
            SyncLoop loop = new SyncLoop(
                    house.sync.synchronizer(),
                    Duration.ofHours(1),
                    report -> {
                        reports.add(report);
                        if (reports.size() == 1) {
                            throw new IllegalStateException("a listener's slip");
                        }
                    },
                    house.world.tasks());
            loop.start();
            house.world.pass(Duration.ofSeconds(1));
            assertThat(reports).hasSize(1);
            loop.wake();
            house.world.pass(Duration.ofSeconds(1));
            assertThat(reports).hasSize(2);
            house.world.pass(Duration.ofHours(1));
            assertThat(reports).hasSize(3);
            loop.close();
            house.world.pass(Duration.ofHours(2));
            assertThat(reports).hasSize(3);
        });
    }

    private static RouteRules held(Duration hold) {
        return RouteRules.DEFAULT.with(new Upkeep(hold, false, Upkeep.Edits.IGNORE));
    }

    private static RouteRules texts(@Nullable String include, @Nullable String exclude) {
        return RouteRules.DEFAULT.with(PostFilter.ALL.with(new PostFilter.TextFilter(include, exclude)));
    }

    private static CallFault failing(RuntimeException failure) {
        return new CallFault.BeforeEffect(failure);
    }

    private static void run(Consumer<House> story) {
        run(SyncSwitches.ON, story);
    }

    private static void run(SyncSwitches switches, Consumer<House> story) {
        try (World world = new World(7)) {
            world.run(() -> story.accept(new House(world, switches)));
        }
    }

    /** One route from alpha to beta that has found its place in alpha's timeline. */
    private static final class House {
        private final World world;
        private final Faults faults;
        private final FakePlatform alpha;
        private final Account ada;
        private final Route route;
        private final MemoryStore store;
        private final Synchronization sync;
        private SyncSwitches carried;
        private int wakes;

        private House(World world, SyncSwitches switches) {
            this.carried = switches;
            this.world = world;
            this.faults = new Faults(world);
            this.alpha = FakePlatform.withTimelineOnly("alpha", world, faults);
            FakePlatform beta = FakePlatform.withPlannedKeys("beta", world, faults);
            this.store = new MemoryStore(world.clock());
            this.ada = alpha.account("ada");
            Account bea = beta.account("bea");
            store.accounts().save(ada);
            store.accounts().save(bea);
            this.route = new Route(
                    new RouteId("rt-0001"),
                    ada.id(),
                    bea.id(),
                    false,
                    RouteRules.DEFAULT,
                    true,
                    world.clock().instant());
            store.routes().save(route);
            EventBus events = new EventBus(store.events(), world.tasks());
            this.sync = Synchronization.of(
                    new Platforms(List.of(alpha.adapter(), beta.adapter())),
                    store.accounts(),
                    store.routes(),
                    store.ledger(),
                    store.deliveries(),
                    new Composer(People.NOBODY),
                    () -> carried,
                    new SignInWatch(store.accounts(), store.events(), events, world.clock()),
                    () -> wakes++,
                    world.tasks(),
                    world.clock());
            sync();
        }

        private FakePost answer(String text, FakePost root, FakePost parent) {
            return alpha.post(ada, text, new ReplyTo(root.reference(), parent.reference()));
        }

        private List<FakePost> thread(int length) {
            List<FakePost> posts = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                posts.add(i == 0 ? alpha.post(ada, "post 0") : answer("post " + i, posts.getFirst(), posts.getLast()));
            }
            return posts;
        }

        /** The route begins anew after what there is. */
        private void findNewPlace() {
            store.routes().remove(route.id());
            store.routes().save(route);
            sync();
        }

        /** How long the chain is that the deliveries make, each with a later time than the one before it. */
        private int chain() {
            List<Delivery> oldestFirst =
                    store.deliveries().list(DeliveryQuery.newest(1_000)).reversed();
            for (int i = 1; i < oldestFirst.size(); i++) {
                assertThat(oldestFirst.get(i).after())
                        .isEqualTo(oldestFirst.get(i - 1).id());
                assertThat(((Content) oldestFirst.get(i).payload()).createdAt())
                        .isAfter(((Content) oldestFirst.get(i - 1).payload()).createdAt());
            }
            return oldestFirst.size();
        }

        /** The ledger knows the post as a copy. */
        private void link(FakePost post) {
            Origin origin = new Origin.RemotePost(new Platform("beta"), "source");
            DeliveryKey key = new DeliveryKey(origin, ada.id(), Action.CREATE, 0, 0);
            Content content = new Content(key.canonical(), post.createdAt(), post.text(), null, List.of());
            NewDelivery made = new NewDelivery(key, content, null, post.createdAt(), true, "rt-0001");
            store.ledger()
                    .plan(new Plan(
                            List.of(new PlannedOrigin(origin, null, List.of(made))),
                            new Advance.RequestKey("made", "made"),
                            List.of()));
            store.ledger()
                    .commit(List.of(new Change.Adopt(
                            key.id(),
                            DeliveryState.PLANNED,
                            post.reference(),
                            new OriginLink(
                                    new Platform("alpha"), post.reference().id(), origin),
                            "made before",
                            List.of())));
        }

        private SyncReport sync() {
            return sync.synchronizer().sync(null);
        }

        private List<Delivery> deliveries() {
            return store.deliveries().list(DeliveryQuery.newest(100));
        }

        private List<String> events() {
            return store.events().after(0, 100).stream()
                    .map(entry -> entry.row().type())
                    .toList();
        }
    }
}
