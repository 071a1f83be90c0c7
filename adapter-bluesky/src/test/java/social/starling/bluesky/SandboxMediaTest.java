package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.http.HttpAnswer;
import social.starling.http.RateLimit;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.PublishOutcome;
import social.starling.sandbox.bluesky.BlobLimits;
import social.starling.sandbox.media.TestPicture;
import social.starling.testkit.contract.MediaPublisherContract;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.Posting;

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

    @Test
    void anOlderServersLimitIsLearnedAndTheNextAttemptPasses() {
        BlueskyStand stand = server.newStand();
        Posting posting = new Posting(stand);
        server.sandbox.setBlobLimits(BlobLimits.OLD);
        Account hopeful = stand.account().with(ServerLimits.of(answer("{\"blobUploadLimit\":5242880}")));
        stand.store.accounts().save(hopeful);

        assertThatThrownBy(() -> posting.publish(posting.content("Too large", jpeg(stand, 1_500_000))))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("at most 1000000 bytes");

        Account learned = stand.store.accounts().find(hopeful.id()).orElseThrow();
        assertThat(learned.capabilities().media().image().bytes()).isEqualTo(1_000_000);
        assertThat(learned.capabilities().media().video())
                .isEqualTo(hopeful.capabilities().media().video());
        posting.publish(posting.content("Small enough", jpeg(stand, 1_000_000)));
        assertThat(stand.texts()).containsExactly("Small enough");
    }

    @Test
    void aServerThatSaysItsLimitIsBelieved() {
        MediaLimits current =
                ServerLimits.of(answer("{\"blobUploadLimit\":52428800}")).media();
        MediaLimits small =
                ServerLimits.of(answer("{\"blobUploadLimit\":1048576}")).media();
        MediaLimits silent = ServerLimits.of(answer("{}")).media();

        assertThat(current.image().bytes()).isEqualTo(2_000_000);
        assertThat(current.video().bytes()).isEqualTo(52_428_800);
        assertThat(small.image().bytes()).isEqualTo(1_048_576);
        assertThat(small.video().bytes()).isEqualTo(1_048_576);
        assertThat(silent.image().bytes()).isEqualTo(1_000_000);
        assertThat(silent.video().bytes()).isEqualTo(5 << 20);
    }

    @Test
    void aWrongTypeOfFileIsRefusedForGood() {
        BlueskyStand stand = server.newStand();
        Posting posting = new Posting(stand);
        byte[] mp4 = TestPicture.VIDEO.bytes(16, 16);
        Media lie = stand.renditions().keep(mp4, Attachment.Kind.IMAGE, "image/jpeg", 16, 16, null, "");

        assertThat(posting.send(posting.prepare(posting.content("A film as a picture", lie))))
                .isInstanceOf(PublishOutcome.Rejected.class);
        assertThat(stand.texts()).isEmpty();
    }

    private static Media jpeg(BlueskyStand stand, int size) {
        byte[] bytes = TestPicture.PHOTO.bytesOfSize(40, 30, size);
        return stand.renditions().keep(bytes, Attachment.Kind.IMAGE, "image/jpeg", 40, 30, null, "");
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer("GET /describeServer", 200, Map.of(), body, RateLimit.UNKNOWN);
    }
}
