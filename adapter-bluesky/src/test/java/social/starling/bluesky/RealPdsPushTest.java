package social.starling.bluesky;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.ports.post.PostPush;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
@DisplayName("S2 Hearing of new posts from a real Bluesky server")
class RealPdsPushTest extends PushContract {
    private final List<BlueskyStand> stands = new ArrayList<>();
    private final RealPds server;

    RealPdsPushTest(RealPds server) {
        this.server = server;
    }

    @AfterEach
    void leave() {
        stands.forEach(BlueskyStand::close);
    }

    @Override
    BlueskyStand newStand() {
        BlueskyStand stand = new BlueskyStand(server.raw(), server.newAccount());
        stands.add(stand);
        return stand;
    }

    @Override
    PostPush push(BlueskyStand stand) {
        return Objects.requireNonNull(stand.adapter().push());
    }
}
