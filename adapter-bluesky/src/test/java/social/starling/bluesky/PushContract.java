package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;
import social.starling.ports.task.Tasks;

/** What whoever tells of new posts must do: a real server, the simulated one, its Jetstream. */
abstract class PushContract {
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);

    private BlueskyStand ada;
    private BlueskyStand bob;
    private PostPush push;

    /** A fresh account on the same server as all others. */
    abstract BlueskyStand newStand();

    abstract PostPush push(BlueskyStand stand);

    @BeforeEach
    void connect() {
        ada = newStand();
        bob = newStand();
        push = push(ada);
    }

    @Test
    void aNewPostAndItsDeletionAreHeardAndOthersAreNot() {
        try (PostPush.Line line = push.open(ada.account(), null)) {
            bob.post("Not hers");
            assertThat(line.next(SHORT)).isNull();

            Instant before = ada.now();
            String post = ada.post("Hers");
            PostPush.Sign sign = line.next(LONG);

            assertThat(sign).isNotNull();
            assertThat(sign.heardAt()).isBetween(before, ada.now());
            ada.delete(post);
            assertThat(line.next(LONG)).isNotNull();
            assertThat(line.next(SHORT)).isNull();
        }
    }

    @Test
    void whatCameWhileNobodyListenedIsHeardAfterwards() {
        PostPush.Sign first;
        try (PostPush.Line line = push.open(ada.account(), null)) {
            ada.post("One");
            first = Objects.requireNonNull(line.next(LONG));
        }
        ada.post("Two");

        try (PostPush.Line line = push.open(ada.account(), first.cursor())) {
            PostPush.@Nullable Sign next = Objects.requireNonNull(line.next(LONG));
            long last = 0;
            // One event may be told twice: where a server's memory ends and the present begins, or looking back.
            while (next != null) {
                last = Long.parseLong(next.cursor());
                assertThat(last).isGreaterThanOrEqualTo(Long.parseLong(first.cursor()));
                next = line.next(SHORT);
            }
            assertThat(last).isGreaterThan(Long.parseLong(first.cursor()));
        }
    }

    @Test
    void aLineThatWasClosedIsBroken() {
        PostPush.Line line = push.open(ada.account(), null);
        line.close();

        assertThatThrownBy(() -> line.next(LONG)).isInstanceOf(PlatformException.Unavailable.class);
    }

    @Test
    void whoeverIsAskedToStopWaitsNoLonger() {
        try (PostPush.Line line = push.open(ada.account(), null)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> line.next(LONG)).isInstanceOf(Tasks.StoppedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        assertThatThrownBy(() -> push.open(ada.account(), "3m5zaaaaaaaa2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3m5zaaaaaaaa2");
    }
}
