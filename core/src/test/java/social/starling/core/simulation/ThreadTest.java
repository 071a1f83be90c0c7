package social.starling.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.media.Attachment;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.Upkeep;
import social.starling.testkit.simulation.Daemon;
import social.starling.testkit.simulation.FakePlatform;
import social.starling.testkit.simulation.FakePost;

/** Threads on their way between two platforms: whole, in order, once, and gone when their source is. */
class ThreadTest {
    private static final Attachment CAT =
            new Attachment(Attachment.Kind.IMAGE, "https://media.example/cat", "A cat on a roof");

    /** On alpha a lost answer is looked for in the timeline, on beta by the planned key. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThreadGoesOnAtItsMissingPostWhereverTheDaemonDied(boolean toAlpha) {
        List<String> wrong = new ArrayList<>();
        int afterTheSecond = 0;
        for (int step = 1; step <= 300; step++) {
            try (Installation house = new Installation(step)) {
                Side source = Side.of(house, !toAlpha);
                Side target = Side.of(house, toAlpha);
                house.rule(RouteRules.DEFAULT.with(new Upkeep(Duration.ZERO, true, Upkeep.Edits.IGNORE)));
                int from = step;
                int[] stood = new int[1];
                house.world.run(() -> {
                    Daemon one = begin(house);
                    List<FakePost> thread = source.thread();
                    one.crashAtStep(from);
                    house.world.pass(Installation.CYCLE.multipliedBy(3));
                    stood[0] = one.hasCrashed() ? target.posts().size() : 0;
                    house.start("two");
                    if (!house.settles() || !isWhole(thread, target.posts())) {
                        wrong.add("step " + from + ": " + target.posts() + house.standing());
                    }
                    thread.reversed().forEach(source.platform::delete);
                    if (!house.world.until(() -> target.posts().isEmpty(), Duration.ofDays(2))) {
                        wrong.add("step " + from + ": not deleted " + house.standing());
                    }
                });
                afterTheSecond += stood[0] == 2 ? 1 : 0;
                if (!house.media.held().isEmpty()) {
                    wrong.add("step " + step + ": files are kept for nothing");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(afterTheSecond)
                .as("steps at which a daemon died with two of three posts standing")
                .isGreaterThan(5);
    }

    @Test
    void aLateAdditionIsAttachedToItsOwnParentAlsoByAnotherDaemon() {
        try (Installation house = new Installation(1)) {
            Side source = Side.of(house, true);
            house.world.run(() -> {
                Daemon one = begin(house);
                List<FakePost> thread = source.thread();
                assertThat(house.settles()).isTrue();
                one.crash();
                source.answer("late, to the second", thread.getFirst(), thread.get(1));
                source.answer("late, to the last", thread.getFirst(), thread.getLast());
                house.start("two");
                assertThat(house.settles()).isTrue();
            });
            List<FakePost> copies = house.beta.posts(house.bea);
            assertThat(copies).hasSize(5);
            assertThat(named(copies, "late, to the second").reply())
                    .isEqualTo(reply(named(copies, "first"), named(copies, "second")));
            assertThat(named(copies, "late, to the last").reply())
                    .isEqualTo(reply(named(copies, "first"), named(copies, "third")));
        }
    }

    @Test
    void whatComesAfterAHeldPostIsHeldAndReleasedTogether() {
        try (Installation house = new Installation(2)) {
            Side source = Side.of(house, false);
            house.media.gone(CAT.url());
            house.world.run(() -> {
                Daemon one = begin(house);
                FakePost first = house.beta.post(house.bea, "", List.of(CAT));
                FakePost second = source.answer("second", first, first);
                assertThat(house.settles()).isTrue();
                source.answer("third", first, second);
                assertThat(house.settles()).isTrue();
                Delivery held = carried(house).getFirst();
                assertThat(carried(house))
                        .hasSize(3)
                        .extracting(Delivery::state)
                        .containsOnly(DeliveryState.HELD);
                assertThat(carried(house)).extracting(Delivery::heldFor).containsExactly(null, held.id(), held.id());
                assertThat(house.faults.calls("alpha.publish")).isZero();
                one.crash();
                house.media.back(CAT.url());
                house.start("two");
                house.desk().retry(held.id());
                assertThat(house.settles()).isTrue();
            });
            List<FakePost> copies = house.alpha.posts(house.ada);
            assertThat(copies).extracting(copy -> copy.text().text()).containsExactly("", "second", "third");
            assertThat(copies.getLast().reply()).isEqualTo(reply(copies.getFirst(), copies.get(1)));
        }
    }

    @Test
    void aThreadHeldByAPersonLeavesWholeAndInOrderWhenItsBeginningIsReleased() {
        try (Installation house = new Installation(3)) {
            Side source = Side.of(house, true);
            house.world.run(() -> {
                Daemon one = begin(house);
                house.desk().pause("a look first", "a person");
                List<FakePost> thread = source.thread();
                house.world.pass(Installation.CYCLE.multipliedBy(2));
                Delivery first = carried(house).getFirst();
                house.desk().hold(first.id(), "not yet");
                house.desk().resume();
                source.answer("fourth", thread.getFirst(), thread.getLast());
                assertThat(house.settles()).isTrue();
                assertThat(house.beta.posts(house.bea)).isEmpty();
                assertThat(carried(house))
                        .hasSize(4)
                        .extracting(Delivery::state)
                        .containsOnly(DeliveryState.HELD);
                one.crash();
                house.start("two");
                house.desk().retry(first.id());
                assertThat(house.settles()).isTrue();
                assertThat(house.beta.posts(house.bea))
                        .extracting(copy -> copy.text().text())
                        .containsExactly("first", "second", "third", "fourth");
            });
        }
    }

    private static Daemon begin(Installation house) {
        Daemon daemon = house.start("one");
        house.world.pass(Installation.CYCLE.dividedBy(2));
        return daemon;
    }

    /** The same posts in the same order, each under the copy of its parent, the picture with its alt text on the first. */
    private static boolean isWhole(List<FakePost> thread, List<FakePost> copies) {
        boolean whole = copies.size() == thread.size()
                && copies.getFirst().reply() == null
                && copies.getFirst().shown().stream()
                        .map(Attachment::altText)
                        .toList()
                        .equals(List.of(CAT.altText()));
        for (int i = 0; whole && i < thread.size(); i++) {
            whole = copies.get(i).text().text().equals(thread.get(i).text().text())
                    && (i == 0
                            || reply(copies.getFirst(), copies.get(i - 1))
                                    .equals(copies.get(i).reply()));
        }
        return whole;
    }

    private static FakePost named(List<FakePost> posts, String text) {
        return posts.stream()
                .filter(post -> post.text().text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static ReplyTo reply(FakePost root, FakePost parent) {
        return new ReplyTo(root.reference(), parent.reference());
    }

    /** Oldest first, without what was recognised as a copy. */
    private static List<Delivery> carried(Installation house) {
        return house.deliveries().reversed().stream()
                .filter(delivery -> delivery.state() != DeliveryState.CANCELLED)
                .toList();
    }

    /** One of the two platforms with its person. */
    private record Side(FakePlatform platform, Account account) {
        static Side of(Installation house, boolean alpha) {
            return alpha ? new Side(house.alpha, house.ada) : new Side(house.beta, house.bea);
        }

        List<FakePost> thread() {
            FakePost first = platform.post(account, "first", List.of(CAT));
            FakePost second = answer("second", first, first);
            return List.of(first, second, answer("third", first, second));
        }

        FakePost answer(String text, FakePost root, FakePost parent) {
            return platform.post(account, text, reply(root, parent));
        }

        List<FakePost> posts() {
            return platform.posts(account);
        }
    }
}
