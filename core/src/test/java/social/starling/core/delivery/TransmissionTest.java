package social.starling.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import social.starling.core.account.SignInWatch;
import social.starling.core.event.EventBus;
import social.starling.core.platform.Platforms;
import social.starling.memory.MemoryStore;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.media.LinkCard;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.Removal;
import social.starling.ports.text.RichText;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;
import social.starling.testkit.simulation.Faults;
import social.starling.testkit.simulation.World;

/** What becomes of a call under an open attempt, whatever the publisher and the ledger make of it. */
class TransmissionTest {
    @Test
    void aPublisherThatFailsUnexpectedlyIsLookedForAndSentAgain() {
        run(office -> {
            office.faults.next("beta.publish", failing(new IllegalStateException("a slip")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(30));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(office.posts()).hasSize(1);
            assertThat(office.store.deliveries().history(office.delivery().id()))
                    .anySatisfy(entry -> assertThat(entry.toString()).contains("a slip"));
        });
    }

    @Test
    void aPostIsRemoved() {
        run(office -> {
            FakePost post = office.beta.post(office.bea, "regretted");
            office.send(new Removal(post.reference()));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(office.posts()).isEmpty();
        });
    }

    @Test
    void aPostThatIsGoneAlreadyCountsAsRemoved() {
        run(office -> {
            FakePost post = office.beta.post(office.bea, "regretted");
            office.beta.delete(post);
            office.send(new Removal(post.reference()));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void aRemovalThatDidNotGetThroughIsTriedAgain() {
        run(office -> {
            FakePost post = office.beta.post(office.bea, "regretted");
            office.faults.next("beta.remove", failing(new PlatformException.Unavailable("away", null)));
            office.send(new Removal(post.reference()));
            office.world.pass(Duration.ofMinutes(5));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(office.delivery().tries()).isEqualTo(2);
            assertThat(office.posts()).isEmpty();
        });
    }

    @Test
    void contentThatCanNeverBeSentIsDeadAndSaysWhy() {
        run(office -> {
            office.faults.next("beta.prepare", failing(new IllegalArgumentException("The language xx-long is none")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.DEAD);
            assertThat(office.delivery().reason()).contains("The language xx-long is none");
        });
    }

    @Test
    void credentialsRefusedWhilePreparingStopTheAccount() {
        run(office -> {
            office.faults.next("beta.prepare", failing(new PlatformException.Unauthorized("token revoked")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.store.accounts().find(office.bea.id()))
                    .map(Account::state)
                    .contains(AccountState.NEEDS_SIGN_IN);
            assertThat(office.posts()).isEmpty();
        });
    }

    @Test
    void aLimitMetWhilePreparingIsWaitedFor() {
        run(office -> {
            Instant reset = office.world.clock().instant().plus(Duration.ofMinutes(15));
            office.faults.next("beta.prepare", failing(new PlatformException.RateLimited("slow down", reset)));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(14));
            assertThat(office.posts()).isEmpty();
            office.world.pass(Duration.ofMinutes(3));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void aCommitWhoseAnswerIsLostIsReadAgainAndNotRepeated() {
        run(office -> {
            office.faults.at("DeliveryLedger.commit", 1, new CallFault.AfterEffect(new IllegalStateException("reset")));
            office.faults.at("DeliveryLedger.commit", 2, new CallFault.AfterEffect(new IllegalStateException("reset")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(office.delivery().tries()).isEqualTo(1);
            assertThat(office.posts()).hasSize(1);
        });
    }

    @Test
    void aCommitThatFailsIsRepeatedBeforeAnythingIsSent() {
        run(office -> {
            office.faults.at("DeliveryLedger.commit", 1, failing(new IllegalStateException("disk full")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(office.posts()).hasSize(1);
        });
    }

    @Test
    void aLedgerThatTakesNothingEndsInAVisibleHoldWithNothingSent() {
        run(office -> {
            office.faults.sometimes(
                    "DeliveryLedger.commit",
                    1,
                    office.world.random("disk"),
                    failing(new IllegalStateException("disk full")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(30));
            assertThat(office.posts()).isEmpty();
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.HELD);
            assertThat(office.delivery().reason()).contains("cut off 3 times");
        });
    }

    @Test
    void aLedgerThatGivesNoWorkIsAskedAgain() {
        run(office -> {
            office.faults.next("DeliveryLedger.claim", failing(new IllegalStateException("locked")));
            office.faults.next("DeliveryReader.nextDue", failing(new IllegalStateException("locked")));
            office.send(office.content("hello"));
            office.world.pass(Duration.ofMinutes(1));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
        });
    }

    @Test
    void aCardWithoutItsPictureIsToldThoughTheAnswerWasLost() {
        run(office -> {
            office.faults.next("beta.publish", new CallFault.AnswerLost(true));
            office.send(office.content("https://example.com/")
                    .with(LinkCard.told("https://example.com/", "A title", "", "https://example.com/picture.png")));
            office.world.pass(Duration.ofMinutes(30));
            assertThat(office.delivery().state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(office.delivery().reason()).isEqualTo("The link card has no picture");
            assertThat(office.posts()).hasSize(1);
        });
    }

    private static CallFault failing(RuntimeException failure) {
        return new CallFault.BeforeEffect(failure);
    }

    private static void run(Consumer<Office> story) {
        try (World world = new World(9)) {
            world.run(() -> story.accept(new Office(world)));
            assertThat(world.failures()).isEmpty();
        }
    }

    /** One account on a platform with planned keys, and a courier whose ledger may fail. */
    private static final class Office {
        private final World world;
        private final Faults faults;
        private final FakePlatform beta;
        private final Account bea;
        private final MemoryStore store;
        private final Courier courier;
        private final Origin origin = new Origin.Request("the one request");

        private Office(World world) {
            this.world = world;
            this.faults = new Faults(world);
            this.beta = FakePlatform.withPlannedKeys("beta", world, faults);
            this.store = new MemoryStore(world.clock());
            this.bea = beta.account("bea");
            store.accounts().save(bea);
            EventBus events = new EventBus(store.events(), world.tasks());
            DeliveryLedger ledger = faults.around(DeliveryLedger.class, store.ledger());
            this.courier = Deliveries.courier(
                    CourierSettings.of("one"),
                    ledger,
                    faults.around(DeliveryReader.class, store.deliveries()),
                    store.accounts(),
                    new Platforms(List.of(beta.adapter())),
                    new LedgerWriter(ledger, events, world.tasks()),
                    new SignInWatch(store.accounts(), store.events(), events, world.clock()),
                    world.tasks(),
                    world.clock(),
                    world.random("retries"));
            courier.start();
        }

        private Content content(String text) {
            return new Content(
                    key(Action.CREATE).canonical(), world.clock().instant(), RichText.plain(text), null, List.of("en"));
        }

        private void send(Payload payload) {
            Action action = payload instanceof Removal ? Action.DELETE : Action.CREATE;
            NewDelivery delivery =
                    new NewDelivery(key(action), payload, null, world.clock().instant(), false, "test");
            store.ledger()
                    .plan(new Plan(
                            List.of(new PlannedOrigin(origin, null, List.of(delivery))),
                            new Advance.RequestKey("the one request", "digest"),
                            List.of()));
            courier.wake();
        }

        private DeliveryKey key(Action action) {
            return new DeliveryKey(origin, bea.id(), action, 0, 0);
        }

        private Delivery delivery() {
            return store.deliveries()
                    .find(key(Action.CREATE).id())
                    .or(() -> store.deliveries().find(key(Action.DELETE).id()))
                    .orElseThrow();
        }

        private List<FakePost> posts() {
            return beta.posts(bea);
        }
    }
}
