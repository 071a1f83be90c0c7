package social.starling.twitter;

import org.junit.jupiter.api.AfterEach;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.PostPublisherContract;

class TwitterPostPublisherTest extends PostPublisherContract {
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
