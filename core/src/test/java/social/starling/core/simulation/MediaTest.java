package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.event.EventEntry;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Pin;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.route.RouteRules;
import social.starling.testkit.simulation.CallFault;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePost;

/** Pictures on their way between two platforms; what these really show is the judge. */
class MediaTest {
    private static final Attachment CAT = image("cat", "A cat on a roof");
    private static final Attachment DOG = image("dog", "");

    @Test
    void picturesAreCarriedBothWaysOnceWithTheirAltTexts() {
        try (Installation house = new Installation(11)) {
            house.world.run(() -> {
                begin(house);
                house.alpha.post(house.ada, "From alpha", List.of(CAT, DOG));
                house.beta.post(house.bea, "", List.of(CAT));
                assertThat(house.settles()).isTrue();
                house.world.pass(Installation.CYCLE.multipliedBy(4));
            });
            assertThat(house.beta.posts(house.bea)).hasSize(2);
            assertThat(house.alpha.posts(house.ada)).hasSize(2);
            assertThat(altTexts(house.beta.posts(house.bea).getLast())).containsExactly("A cat on a roof", "");
            assertThat(altTexts(house.alpha.posts(house.ada).getLast())).containsExactly("A cat on a roof");
            assertThat(house.media.held())
                    .as("what is kept after all is settled")
                    .isEmpty();
            assertThat(house.store.deliveries().attempts(10))
                    .extracting(AttemptRecord::mediaCount)
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void aSlowSourceDoesNotCostTheClaim() {
        try (Installation house = new Installation(12)) {
            house.world.run(() -> {
                begin(house);
                house.faults.next("MediaFitter.fit", new CallFault.Late(Duration.ofMinutes(9), Duration.ZERO));
                house.alpha.post(house.ada, "From alpha", List.of(CAT));
                assertThat(house.settles()).isTrue();
            });
            assertThat(sent(house).state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(sent(house).epoch()).as("claims").isEqualTo(1);
            assertThat(sent(house).crashes()).isZero();
        }
    }

    @Test
    void anotherDaemonTakesOverFromOneThatSleepsInALongPreparation() {
        try (Installation house = new Installation(13)) {
            house.world.run(() -> {
                Daemon one = begin(house);
                house.faults.next("MediaFitter.fit", new CallFault.Late(Duration.ofMinutes(1), Duration.ZERO));
                house.alpha.post(house.ada, "From alpha", List.of(CAT));
                house.world.until(
                        () -> house.deliveries().stream()
                                .anyMatch(delivery -> delivery.state() == DeliveryState.CLAIMED),
                        Duration.ofMinutes(5));
                one.suspend();
                house.start("two");
                house.world.pass(Duration.ofMinutes(10));
                one.resume();
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.beta.posts(house.bea)).hasSize(1);
            assertThat(sent(house).epoch()).as("claims").isEqualTo(2);
            assertThat(house.media.held()).isEmpty();
        }
    }

    @Test
    void whatTheSourceNoLongerHasIsLeftOutAndSaid() {
        try (Installation house = new Installation(14)) {
            house.media.gone(DOG.url());
            house.world.run(() -> {
                begin(house);
                house.alpha.post(house.ada, "From alpha", List.of(CAT, DOG));
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.beta.posts(house.bea).getLast().shown()).hasSize(1);
            String said = "The image " + DOG.url() + " is not carried because its source has it no more";
            assertThat(sent(house).reason()).isEqualTo(said);
            assertThat(house.store.events().after(0, 100))
                    .extracting(EventEntry::row)
                    .anySatisfy(row -> {
                        assertThat(row.type()).isEqualTo("media.dropped");
                        assertThat(row.fields()).containsEntry("reason", said);
                    });
            assertThat(house.store.deliveries().attempts(1).getFirst().mediaCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void aLinkTakesThePlaceOfWhatTheSourceNoLongerHas() {
        try (Installation house = new Installation(15)) {
            house.media.gone(CAT.url());
            house.rule(RouteRules.DEFAULT.with(RouteRules.UnfitMedia.LINK));
            house.world.run(() -> {
                begin(house);
                house.alpha.post(house.ada, "From alpha", List.of(CAT));
                house.alpha.post(house.ada, "", List.of(CAT));
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.beta.posts(house.bea))
                    .extracting(post -> post.text().text())
                    .containsExactlyInAnyOrder("From alpha\n\nhttps://fake.example/1", "https://fake.example/2");
        }
    }

    @Test
    void aPostOfWhichNothingIsLeftStandsBeforeAPersonWhoMayRetryIt() {
        try (Installation house = new Installation(16)) {
            house.media.gone(CAT.url());
            house.world.run(() -> {
                begin(house);
                house.alpha.post(house.ada, "", List.of(CAT));
                assertThat(house.settles()).isTrue();
                assertThat(sent(house).state()).isEqualTo(DeliveryState.HELD);
                assertThat(sent(house).reason()).contains("its source has it no more", "retry", "cancel");
                house.media.back(CAT.url());
                house.desk().retry(sent(house).id());
                assertThat(house.settles()).isTrue();
            });
            assertThat(sent(house).state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(house.beta.posts(house.bea).getLast().shown()).hasSize(1);
        }
    }

    @Test
    void aSourceThatDoesNotAnswerIsAskedAgainAndTheAccountStaysSignedIn() {
        try (Installation house = new Installation(17)) {
            house.world.run(() -> {
                begin(house);
                house.faults
                        .at("MediaFitter.fit", 1, away(new PlatformException.Unauthorized("no")))
                        .at("MediaFitter.fit", 2, away(new PlatformException.Unavailable("away", null)));
                house.alpha.post(house.ada, "From alpha", List.of(CAT));
                assertThat(house.settles()).isTrue();
            });
            assertThat(sent(house).state()).isEqualTo(DeliveryState.CONFIRMED);
            assertThat(sent(house).tries()).isEqualTo(3);
            assertThat(house.store.accounts().find(house.bea.id()).orElseThrow().state())
                    .isEqualTo(AccountState.ACTIVE);
        }
    }

    @Test
    void aLostAnswerAboutAPictureWithoutWordsIsForAPerson() {
        try (Installation house = new Installation(18)) {
            house.world.run(() -> {
                begin(house);
                house.faults.next("alpha.publish", new CallFault.AnswerLost(false));
                house.beta.post(house.bea, "", List.of(CAT));
                assertThat(house.settles()).isTrue();
            });
            assertThat(house.alpha.posts(house.ada)).isEmpty();
            assertThat(sent(house).state()).isEqualTo(DeliveryState.HELD);
            assertThat(sent(house).reason()).contains("without words", "retry it or cancel it");
        }
    }

    @Test
    void aCrashAtAnyStepOfAPictureLosesNothingAndDoublesNothing() {
        List<String> wrong = new ArrayList<>();
        int crashes = 0;
        for (int step = 1; step <= 300; step += 2) {
            try (Installation house = new Installation(step)) {
                int from = step;
                boolean[] crashed = new boolean[1];
                house.world.run(() -> {
                    Daemon one = begin(house);
                    house.alpha.post(house.ada, "From alpha", List.of(CAT, DOG));
                    house.beta.post(house.bea, "From beta", List.of(DOG));
                    one.crashAtStep(from);
                    house.world.pass(Installation.CYCLE.multipliedBy(3));
                    crashed[0] = one.hasCrashed();
                    house.start("two");
                    assertThat(house.settles()).isTrue();
                });
                crashes += crashed[0] ? 1 : 0;
                boolean whole = house.alpha.posts(house.ada).size() == 2
                        && house.beta.posts(house.bea).size() == 2
                        && house.alpha.posts(house.ada).getLast().shown().size() == 1
                        && house.beta.posts(house.bea).getLast().shown().size() == 2;
                if (!whole) {
                    wrong.add("step " + step + ": " + house.standing());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(crashes).as("steps at which a daemon died").isGreaterThan(40);
    }

    @Test
    void aSweepLetsGoOfWhatNobodyNeedsAnyMore() {
        try (Installation house = new Installation(19)) {
            house.media.fit(
                    new Pin("left-behind"), CAT, house.bea.capabilities().media());
            house.world.run(() -> {
                begin(house);
                assertThat(house.media.held()).as("after the start").isEmpty();
                house.faults.next("MediaFitter.release", away(new PlatformException.Unavailable("disk", null)));
                house.alpha.post(house.ada, "From alpha", List.of(CAT));
                assertThat(house.settles()).isTrue();
                house.world.pass(Installation.CYCLE.multipliedBy(2));
            });
            assertThat(house.faults.calls("MediaFitter.release")).isEqualTo(3);
            assertThat(house.media.held()).isEmpty();
        }
    }

    private static Daemon begin(Installation house) {
        Daemon daemon = house.start("one");
        house.world.pass(Installation.CYCLE.dividedBy(2));
        return daemon;
    }

    /** The one delivery that was not recognised as a copy. */
    private static Delivery sent(Installation house) {
        return house.deliveries().stream()
                .filter(delivery -> delivery.state() != DeliveryState.CANCELLED)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> altTexts(FakePost post) {
        return post.shown().stream().map(Attachment::altText).toList();
    }

    private static CallFault away(PlatformException failure) {
        return new CallFault.BeforeEffect(failure);
    }

    private static Attachment image(String name, String altText) {
        return new Attachment(Attachment.Kind.IMAGE, "https://media.example/" + name, altText);
    }
}
