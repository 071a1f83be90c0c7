package social.starling.bluesky;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
@DisplayName("S2 Lists of records on a real Bluesky server")
class RealPdsListingTest extends ListingContract {
    private final RealPds server;

    RealPdsListingTest(RealPds server) {
        this.server = server;
    }

    @Override
    RawPosts posts() {
        return new RawPosts(server.raw(), server.newAccount());
    }
}
