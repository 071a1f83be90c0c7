package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostPush;

@DisplayName("S2 Hearing of new posts from the simulated Bluesky")
class SandboxPushTest extends PushContract {
    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    BlueskyStand newStand() {
        return server.newStand();
    }

    @Override
    PostPush push(BlueskyStand stand) {
        return Objects.requireNonNull(stand.adapter().push());
    }

    @Test
    void aServerThatIsDownOpensNone() {
        BlueskyStand stand = newStand();
        server.sandbox.close();

        assertThatThrownBy(() -> push(stand).open(stand.account(), null))
                .isInstanceOf(PlatformException.Unavailable.class);
    }
}
