package social.starling.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;
import social.starling.ports.publish.AttemptJournal;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PostPublisher;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.publish.RemoveOutcome;
import social.starling.ports.publish.RequestBytes;
import social.starling.ports.text.RichText;

class FakePlatformTest {
    private final World world = new World(2);
    private final Faults faults = new Faults(world);
    private final FakePlatform keyed = FakePlatform.withPlannedKeys("keyed", world, faults);
    private final FakePlatform plain = FakePlatform.withTimelineOnly("plain", world, faults);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPlannedKeyCreatesOnePostHoweverOftenItIsSent() {
        Account account = keyed.account("ann");
        PostPublisher publisher = keyed.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        PublishOutcome first = publisher.publish(prepared, new Journal());
        assertThat(first).isEqualTo(publisher.publish(prepared, new Journal()));
        assertThat(keyed.posts(account))
                .singleElement()
                .satisfies(post -> assertThat(post.reference().id()).isEqualTo(prepared.plannedKey()));
    }

    @Test
    void aPostThatItsPersonDeletedIsNotResurrected() {
        Account account = keyed.account("ann");
        PostPublisher publisher = keyed.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        publisher.publish(prepared, new Journal());
        keyed.delete(keyed.posts(account).getFirst());
        assertThat(publisher.publish(prepared, new Journal())).isInstanceOf(PublishOutcome.Rejected.class);
        assertThat(publisher.reconcile(attempt(prepared, "hello", 0))).isInstanceOf(Reconciliation.Unclear.class);
    }

    @Test
    void aLostAnswerIsFoundByItsKey() {
        Account account = keyed.account("ann");
        PostPublisher publisher = keyed.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        faults.next("keyed.publish", new CallFault.AnswerLost(true));
        assertThat(publisher.publish(prepared, new Journal())).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(publisher.reconcile(attempt(prepared, "hello", 0)))
                .isEqualTo(
                        new Reconciliation.Found(keyed.posts(account).getFirst().reference()));
    }

    @Test
    void aLostAnswerIsFoundInTheTimelineOnceThePostIsListed() {
        plain.listingLag(Duration.ofSeconds(20));
        Account account = plain.account("ann");
        PostPublisher publisher = plain.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        assertThat(prepared.plannedKey()).isNull();
        faults.next("plain.publish", new CallFault.AnswerLost(true));
        publisher.publish(prepared, new Journal());
        assertThat(publisher.reconcile(attempt(prepared, "hello", 0))).isInstanceOf(Reconciliation.Undecided.class);
        world.run(() -> world.pass(Duration.ofSeconds(21)));
        assertThat(publisher.reconcile(attempt(prepared, "hello", 1))).isInstanceOf(Reconciliation.Found.class);
    }

    @Test
    void anAbsentPostIsBelievedAfterThreePausesOnly() {
        Prepared prepared = plain.adapter().publisher().prepare(content("hello"), plain.account("ann"));
        for (int looks = 0; looks < 3; looks++) {
            assertThat(plain.adapter().publisher().reconcile(attempt(prepared, "hello", looks)))
                    .isInstanceOf(Reconciliation.Undecided.class);
        }
        assertThat(plain.adapter().publisher().reconcile(attempt(prepared, "hello", 3)))
                .isEqualTo(new Reconciliation.Absent());
    }

    @Test
    void anEqualPostOlderThanTheBaselineIsLeftToAPerson() {
        Account account = plain.account("ann");
        plain.post(account, "hello");
        PostPublisher publisher = plain.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        assertThat(publisher.publish(prepared, new Journal())).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(publisher.reconcile(attempt(prepared, "hello", 3))).isInstanceOf(Reconciliation.Unclear.class);
        assertThat(plain.posts(account)).hasSize(1);
    }

    @Test
    void aPlatformThatTakesDuplicatesHasThePostTwice() {
        plain.takingDuplicates();
        Account account = plain.account("ann");
        PostPublisher publisher = plain.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        publisher.publish(prepared, new Journal());
        publisher.publish(prepared, new Journal());
        assertThat(plain.posts(account)).hasSize(2);
    }

    @Test
    void aRateLimitCreatesNothing() {
        Account account = keyed.account("ann");
        PostPublisher publisher = keyed.adapter().publisher();
        Prepared prepared = publisher.prepare(content("hello"), account);
        faults.next(
                "keyed.publish",
                new CallFault.BeforeEffect(new PlatformException.RateLimited("slow down", Instant.EPOCH)));
        assertThatThrownBy(() -> publisher.publish(prepared, new Journal()))
                .isInstanceOf(PlatformException.RateLimited.class);
        assertThat(keyed.posts(account)).isEmpty();
    }

    @Test
    void aSentCallReachesThePlatformAfterItsCallerHasCrashed() {
        keyed.slowest(Duration.ofSeconds(5));
        Account account = keyed.account("ann");
        Daemon daemon = world.daemon("one");
        PostPublisher publisher = keyed.adapter().publisher();
        world.run(() -> {
            Prepared prepared = publisher.prepare(content("hello"), account);
            faults.next("keyed.publish", new CallFault.Late(Duration.ofSeconds(10), Duration.ZERO));
            daemon.tasks().start("sender", () -> publisher.publish(prepared, new Journal()));
            world.pass(Duration.ofSeconds(9));
            daemon.crash();
            assertThat(keyed.posts(account)).isEmpty();
            world.pass(Duration.ofSeconds(2));
        });
        assertThat(keyed.posts(account)).hasSize(1);
    }

    @Test
    void aCallBeyondItsDeadlineIsUnknownToItsCaller() {
        Account account = keyed.account("ann");
        PostPublisher publisher = keyed.adapter().publisher();
        world.run(() -> {
            Prepared prepared = publisher.prepare(content("hello"), account);
            faults.next("keyed.publish", new CallFault.Late(Duration.ofSeconds(40), Duration.ZERO));
            assertThat(publisher.publish(prepared, new Journal())).isInstanceOf(PublishOutcome.Unknown.class);
            assertThat(keyed.posts(account)).isEmpty();
            world.pass(Duration.ofSeconds(11));
        });
        assertThat(keyed.posts(account)).hasSize(1);
    }

    @Test
    void readingGoesOnWhereTheCursorStands() {
        Account account = plain.account("ann");
        plain.post(account, "before");
        PostReader reader = plain.adapter().reader();
        String start = reader.start(account);
        plain.post(account, "one");
        plain.post(account, "two");
        PostPage page = reader.after(account, start, 1);
        assertThat(page.posts()).extracting(post -> post.text().text()).containsExactly("one");
        assertThat(page.more()).isTrue();
        PostPage rest = reader.after(account, page.cursor(), 10);
        assertThat(rest.posts()).extracting(post -> post.text().text()).containsExactly("two");
        assertThat(rest.more()).isFalse();
        assertThat(reader.latest(account, 2))
                .extracting(post -> post.text().text())
                .containsExactly("two", "one");
    }

    @Test
    void whatIsReadLooksLikeTheAttemptThatWroteIt() {
        Account account = plain.account("ann");
        PostPublisher publisher = plain.adapter().publisher();
        publisher.publish(publisher.prepare(content("see https://a.example/x"), account), new Journal());
        Post read = plain.adapter().reader().latest(account, 1).getFirst();
        assertThat(read.fingerprint()).isEqualTo(Fingerprint.of(RichText.plain("see https://a.example/x"), null, 0));
    }

    @Test
    void aRemovalMayBeRepeated() {
        Account account = keyed.account("ann");
        FakePost post = keyed.post(account, "hello");
        PostPublisher publisher = keyed.adapter().publisher();
        assertThat(publisher.remove(post.reference())).isEqualTo(new RemoveOutcome.Removed());
        assertThat(publisher.remove(post.reference())).isEqualTo(new RemoveOutcome.AlreadyGone());
    }

    private Content content(String text) {
        return new Content("key of " + text, world.clock().instant(), RichText.plain(text), null, List.of("en"));
    }

    private Attempt attempt(Prepared prepared, String text, int looks) {
        return new Attempt(
                new AttemptId("att-1"),
                content(text),
                prepared,
                Fingerprint.of(RichText.plain(text), null, 0),
                world.clock().instant(),
                world.clock().instant().plusSeconds(30),
                looks,
                null);
    }

    /** Keeps no checkpoints, as these platforms need none. */
    private static final class Journal implements AttemptJournal {
        @Override
        public @Nullable RequestBytes last() {
            return null;
        }

        @Override
        public void checkpoint(RequestBytes state) {
            throw new AssertionError("A fake platform takes a post in one call");
        }
    }
}
