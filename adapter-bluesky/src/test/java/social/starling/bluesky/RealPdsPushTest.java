package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;
import social.starling.ports.task.Tasks;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
@DisplayName("S2 Hearing of new posts from a real Bluesky server")
class RealPdsPushTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final BlueskyStand ada;
    private final BlueskyStand bob;
    private final PostPush push;

    RealPdsPushTest(RealPds server) {
        ada = new BlueskyStand(server.raw(), server.newAccount());
        bob = new BlueskyStand(server.raw(), server.newAccount());
        push = Objects.requireNonNull(ada.adapter().push());
    }

    @AfterEach
    void leave() {
        ada.close();
        bob.close();
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
            // A server may tell of one event twice where its memory ends and the present begins.
            while (next != null) {
                assertThat(Long.parseLong(next.cursor())).isGreaterThan(Long.parseLong(first.cursor()));
                next = line.next(SHORT);
            }
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
                .isInstanceOf(IllegalArgumentException.class);
    }
}
