package social.starling.bluesky;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.PostReaderContract;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
@DisplayName("S2 Reading from a real Bluesky server")
class RealPdsReaderTest extends PostReaderContract {
    private final BlueskyStand stand;

    RealPdsReaderTest(RealPds server) {
        stand = new BlueskyStand(server.raw(), server.newAccount());
    }

    @AfterEach
    void leave() {
        stand.close();
    }

    @Override
    protected PlatformStand stand() {
        return stand;
    }
}
