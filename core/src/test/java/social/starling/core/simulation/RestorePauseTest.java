package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventRow;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.Route;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;

/** What a person is told between a restore and the word to go on, and what their word is worth. */
class RestorePauseTest {
    @Test
    void theTotalsAreSaidAndNothingIsSentBeforeSomebodyResumes() {
        try (Installation house = new Installation(31)) {
            house.world.run(() -> {
                Daemon first = house.start("first");
                house.world.pass(Installation.CYCLE);
                MemoryStore backup = house.store.copy();
                house.alpha.post(house.ada, "Carried and forgotten");
                assertThat(house.settles()).isTrue();
                first.crash();
                house.alpha.post(house.ada, "Not carried yet");
                house.restore(backup);
                house.start("second");
                house.world.pass(Installation.CYCLE.multipliedBy(20));
            });
            assertThat(reason(house))
                    .contains("restored from a backup", "adopted 1, copies not carried back 1, held for you 0")
                    .contains("left to publish 1", "starling resume");
            assertThat(house.beta.posts(house.bea)).hasSize(1);
            List<EventRow> events = house.store.events().after(0, 1_000).stream()
                    .map(EventEntry::row)
                    .toList();
            assertThat(events).extracting(EventRow::type).contains("post.adopted");
            assertThat(events)
                    .filteredOn(event -> event.type().equals("links.rebuilt"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.fields()).containsEntry("left", "1"));
        }
    }

    @Test
    void anAccountThatCannotBeReadIsNamedAndWaitedFor() {
        try (Installation house = new Installation(32)) {
            house.world.run(() -> {
                house.start("first").crash();
                house.restore(house.store.copy());
                house.faults.sometimes(
                        "beta.after",
                        1,
                        house.world.random("away"),
                        new CallFault.BeforeEffect(new PlatformException.Unavailable("beta is away", null)));
                house.start("second");
                house.world.pass(Installation.CYCLE.multipliedBy(4));
                assertThat(reason(house)).contains("@bea", "beta is away").doesNotContain("starling resume");
                house.faults.clear();
                house.world.pass(Duration.ofMinutes(10));
                assertThat(reason(house)).contains("starling resume");
            });
        }
    }

    @Test
    void aRouteThatIsOffInTheBackupIsNamed() {
        try (Installation house = new Installation(33)) {
            house.world.run(() -> {
                Route route = house.store.routes().all().getFirst();
                house.store.routes().save(route.enabled(false));
                house.restore(house.store.copy());
                house.start("second");
                house.world.pass(Installation.CYCLE.multipliedBy(2));
                assertThat(reason(house)).contains("off in the backup: " + route.id());
            });
        }
    }

    @Test
    void whatAPersonReleasesIsNotHeldAgain() {
        try (Installation house = new Installation(34)) {
            house.world.run(() -> {
                Daemon first = house.start("first");
                house.world.pass(Installation.CYCLE);
                first.crash();
                house.alpha.post(house.ada, "Said on both sides");
                house.world.pass(Duration.ofMinutes(10));
                house.beta.post(house.bea, "Said on both sides");
                house.restore(house.store.copy());
                Daemon second = house.start("second");
                house.world.pass(Installation.CYCLE.multipliedBy(2));
                assertThat(states(house)).containsOnly(DeliveryState.HELD).hasSize(2);

                DeliveryId released = house.deliveries().stream()
                        .filter(delivery -> delivery.key().target().equals(house.bea.id()))
                        .map(Delivery::id)
                        .findFirst()
                        .orElseThrow();
                house.desk().retry(released);
                second.crash();
                house.start("third");
                house.world.pass(Installation.CYCLE.multipliedBy(2));
                assertThat(house.store.deliveries().find(released))
                        .map(Delivery::state)
                        .contains(DeliveryState.PLANNED);
                house.store.publishing().resume();
                assertThat(house.settles()).isTrue();
                assertThat(states(house)).containsExactlyInAnyOrder(DeliveryState.HELD, DeliveryState.CONFIRMED);
            });
        }
    }

    @Test
    void whatTheBackupKnowsIsNoDoubt() {
        try (Installation house = new Installation(36)) {
            house.alpha.takingDuplicates();
            house.world.run(() -> {
                Daemon first = house.start("first");
                house.world.pass(Installation.CYCLE);
                house.beta.post(house.bea, "Every hour the same");
                assertThat(house.settles()).isTrue();
                first.crash();
                house.beta.post(house.bea, "Every hour the same");
                house.restore(house.store.copy());
                house.start("second");
                house.world.pass(Installation.CYCLE.multipliedBy(2));
                assertThat(reason(house)).contains("held for you 0, left to publish 1");
            });
        }
    }

    @Test
    void whatWasClaimedInTheBackupIsComparedOnceItsLeaseIsOver() {
        try (Installation house = new Installation(37)) {
            house.alpha.takingDuplicates().slowest(Duration.ofSeconds(5));
            house.world.run(() -> {
                Daemon first = house.start("first");
                house.world.pass(Installation.CYCLE);
                house.beta.post(house.bea, "Being prepared");
                assertThat(house.world.until(
                                () -> states(house).contains(DeliveryState.CLAIMED), Duration.ofMinutes(5)))
                        .isTrue();
                MemoryStore backup = house.store.copy();
                assertThat(house.world.until(
                                () -> states(house).contains(DeliveryState.CONFIRMED), Duration.ofMinutes(5)))
                        .isTrue();
                first.crash();
                house.restore(backup);
                house.start("second");
                assertThat(house.world.until(() -> reason(house).contains("under way"), Duration.ofMinutes(1)))
                        .isTrue();
                assertThat(house.world.until(() -> reason(house).contains("starling resume"), Duration.ofMinutes(9)))
                        .isTrue();
                house.store.publishing().resume();
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.alpha.posts(house.ada)).hasSize(1);
            assertThat(house.beta.posts(house.bea)).hasSize(1);
        }
    }

    @Test
    void whatIsWrittenAfterTheRestoreIsComparedWithNothing() {
        try (Installation house = new Installation(38)) {
            house.world.run(() -> {
                house.restore(house.store.copy());
                house.start("first");
                house.world.pass(Duration.ofMinutes(5));
                assertThat(reason(house)).contains("starling resume");
                int cycles = house.reports().size();
                int reads = house.faults.calls("alpha.after");
                house.beta.post(house.bea, "While somebody looks at it");
                house.world.pass(Installation.CYCLE.multipliedBy(5));
                assertThat(states(house)).containsExactly(DeliveryState.PLANNED);
                assertThat(house.faults.calls("alpha.after") - reads)
                        .as("reads of alpha, one for each cycle")
                        .isEqualTo(house.reports().size() - cycles);
            });
        }
    }

    @Test
    void aPauseOfAPersonIsNoRestore() {
        try (Installation house = new Installation(35)) {
            house.world.run(() -> {
                house.store
                        .publishing()
                        .pause(new Pause(
                                "over night", "ann", house.world.clock().instant()));
                house.start("first");
                house.world.pass(Installation.CYCLE.multipliedBy(3));
                assertThat(reason(house)).isEqualTo("over night");
            });
        }
    }

    private static String reason(Installation house) {
        return house.store.publishing().paused().map(Pause::reason).orElse("");
    }

    private static List<DeliveryState> states(Installation house) {
        return house.store.deliveries().list(new DeliveryQuery(Set.of(), null, null, null, 100)).stream()
                .map(Delivery::state)
                .toList();
    }
}
