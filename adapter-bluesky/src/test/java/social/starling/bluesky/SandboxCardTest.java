package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.media.FileLimits;

@DisplayName("S7 Link cards on the simulated Bluesky")
class SandboxCardTest extends LinkCardContract {
    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    BlueskyStand stand() {
        return server.newStand();
    }

    @Test
    void anAccountTakesCardsWithPicturesOfAMegabyte() {
        FileLimits thumb = Objects.requireNonNull(cards(standing().account()).thumb());

        assertThat(thumb.bytes()).isEqualTo(1_000_000);
        assertThat(thumb.types()).contains("image/jpeg", "image/png");
    }
}
