package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.text.RichText;
import social.starling.testkit.contract.PlatformStand;
import social.starling.testkit.contract.PostPublisherContract;
import social.starling.testkit.contract.Posting;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

@ExtendWith(RealPdsExtension.class)
@DisplayName("R1 Publishing on a real Bluesky server")
class RealPdsPublisherTest extends PostPublisherContract {
    private final BlueskyStand stand;

    RealPdsPublisherTest(RealPds server) {
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

    @Test
    void aReplayedDeliveryGivesTheSamePost() {
        Posting posting = new Posting(stand);
        Prepared prepared = posting.prepare(posting.content("Sent twice"));

        PublishOutcome first = posting.send(prepared);
        PublishOutcome second = posting.send(prepared);

        assertThat(first).isInstanceOf(PublishOutcome.Published.class).isEqualTo(second);
        assertThat(stand.texts()).containsExactly("Sent twice");
    }

    @Test
    void aPostUnderThePlannedKeyIsAdoptedWhateverItSays() {
        Posting posting = new Posting(stand);
        Content planned = posting.content("As it was planned before the restore");
        Content replanned = new Content(
                planned.idempotencyKey(),
                planned.createdAt(),
                RichText.plain("As it is planned now"),
                null,
                planned.languages());
        PostReference published = posting.publish(planned);

        PublishOutcome again = posting.send(posting.prepare(replanned));

        assertThat(again).isEqualTo(new PublishOutcome.Published(published));
        assertThat(stand.texts()).containsExactly("As it was planned before the restore");
    }
}
