package social.starling.bluesky;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.PostPublisherContract;

@DisplayName("R1 Publishing on the simulated Bluesky")
class SandboxPublisherTest extends PostPublisherContract {
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
