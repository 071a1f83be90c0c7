package social.starling.twitter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import social.starling.testkit.contract.MediaPublisherContract;
import social.starling.testkit.contract.PlatformStand;

@DisplayName("S4 Pictures on the simulated X")
class TwitterMediaTest extends MediaPublisherContract {
    private final TwitterStand stand = new TwitterStand();

    @Override
    protected PlatformStand stand() {
        return stand;
    }

    @AfterEach
    void stop() {
        stand.stopX();
    }
}
