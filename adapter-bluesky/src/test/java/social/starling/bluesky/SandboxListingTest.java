package social.starling.bluesky;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("S2 Lists of records on the simulated Bluesky")
class SandboxListingTest extends ListingContract {
    private final SandboxServer server = new SandboxServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    RawPosts posts() {
        return server.newStand().raw;
    }
}
