package social.starling.bluesky;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
@DisplayName("S7 Link cards on a real Bluesky server")
class RealPdsCardTest extends LinkCardContract {
    private final BlueskyStand stand;

    RealPdsCardTest(RealPds server) {
        stand = new BlueskyStand(server.raw(), server.newAccount());
    }

    @AfterEach
    void leave() {
        stand.close();
    }

    @Override
    BlueskyStand stand() {
        return stand;
    }
}
