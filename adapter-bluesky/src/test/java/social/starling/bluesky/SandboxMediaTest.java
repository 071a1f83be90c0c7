package social.starling.bluesky;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import social.starling.testkit.contract.MediaPublisherContract;
import social.starling.testkit.contract.PlatformStand;

@DisplayName("S4 Pictures on the simulated Bluesky")
class SandboxMediaTest extends MediaPublisherContract {
    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected PlatformStand stand() {
        return server.newStand();
    }
}
