package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;

@DisplayName("S2 Hearing of new posts from the simulated Bluesky")
class SandboxPushTest {
    private final SandboxServer server = new SandboxServer();
    private final BlueskyStand stand = server.newStand();
    private final PostPush push = Objects.requireNonNull(stand.adapter().push());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewPostIsHeard() {
        try (PostPush.Line line = push.open(stand.account(), null)) {
            stand.post("Hers");

            assertThat(line.next(Duration.ofSeconds(20))).isNotNull();
        }
    }

    @Test
    void aServerThatIsDownOpensNone() {
        server.sandbox.close();

        assertThatThrownBy(() -> push.open(stand.account(), null)).isInstanceOf(PlatformException.Unavailable.class);
    }
}
