package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformCall;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.ports.task.Tasks;
import social.starling.ports.text.RichText;
import social.starling.sandbox.Fault;
import social.starling.sandbox.media.TestPicture;
import social.starling.sandbox.x.XMediaSettings;

@DisplayName("S4 Uploading files to X")
class UploadingTest extends TwitterFixture {
    private static final String INITIALIZE = "POST /2/media/upload/initialize";
    private static final String APPEND = "POST /2/media/upload/{id}/append";
    private static final String FINALIZE = "POST /2/media/upload/{id}/finalize";
    private static final String STATUS = "GET /2/media/upload";
    private static final String METADATA = "POST /2/media/metadata";

    @Test
    void aFileGoesUpInChunksAndIsWaitedFor() {
        processing(2, 5);

        Prepared prepared = prepare(showing("Moving", video(9_000_000)));

        assertThat(uploads()).containsExactly(INITIALIZE, APPEND, APPEND, APPEND, FINALIZE, STATUS, STATUS);
        assertThat(tasks.waits).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(newestKinds()).containsExactly(Attachment.Kind.VIDEO);
    }

    @Test
    void anAnimationIsOne() {
        byte[] bytes = TestPicture.GIF.bytes(20, 20);
        Media gif = renditions.keep(bytes, Attachment.Kind.GIF, "image/gif", 20, 20, Duration.ofSeconds(1), "Turning");

        assertThat(publish(prepare(showing("Round", gif)))).isInstanceOf(PublishOutcome.Published.class);

        assertThat(newestKinds()).containsExactly(Attachment.Kind.GIF);
        assertThat(uploads()).contains(METADATA);
    }

    @Test
    void altTextsAreBilledAndVideosHaveNone() {
        Media red = renditions.picture(8, 8, Color.RED, "Red");
        Media plain = renditions.picture(8, 8, Color.GREEN, " ");
        Media blue = renditions.picture(8, 8, Color.BLUE, "Blue");

        Prepared prepared = prepare(showing("Colours", red, plain, blue));
        publish(prepared);

        assertThat(prepared.price()).isEqualTo(Money.dollars("0.025"));
        assertThat(uploads().stream().filter(METADATA::equals)).hasSize(2);
        assertThat(told()).isEqualTo(billed());

        calls.clear();
        Prepared video = prepare(showing("Moving", video(1_000)));
        assertThat(video.price()).isEqualTo(Money.dollars("0.015"));
        assertThat(uploads()).doesNotContain(METADATA);
    }

    @Test
    void whatXCannotProcessIsRefusedWithItsReason() {
        x.setMediaSettings(XMediaSettings.DEFAULT.failing(true));

        assertThatThrownBy(() -> prepare(showing("Broken", video(1_000))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("X cannot process the file: ");
        assertThat(x.posts("ada")).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefusedWithItsReason() {
        byte[] page = TestPicture.LIAR.bytes(1, 1);
        Media liar = renditions.keep(page, Attachment.Kind.IMAGE, "image/png", 1, 1, null, "");

        assertThatThrownBy(() -> prepare(showing("Not a picture", liar)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X does not take the file");
    }

    @Test
    void processingThatNeverEndsIsGivenUpForNow() {
        processing(1_000_000, 30);

        assertThatThrownBy(() -> prepare(showing("Endless", video(1_000))))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("still processing");
        assertThat(tasks.waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void absurdPausesAreBroughtIntoBounds() {
        processing(1, 86_400);
        prepare(showing("Slow", video(1_000)));
        processing(1, 0);
        prepare(showing("Quick", video(1_000)));

        assertThat(tasks.waits).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    @Test
    void whoeverIsAskedToStopWaitsNoLonger() {
        tasks.stopAtNextSleep();

        assertThatThrownBy(() -> prepare(showing("Stopped", video(1_000)))).isInstanceOf(Tasks.StoppedException.class);
        assertThat(uploads()).doesNotContain(STATUS);
    }

    @Test
    void anUploadThatFailsInTheMiddleBeginsAnewWithTheNextAttempt() {
        x.faults()
                .add(new Fault("POST", "/2/media/upload/*/finalize", 1, 1, new Fault.Status(503, Map.of(), "", false)));
        Content content = showing("Twice", renditions.picture(8, 8, Color.RED, ""));

        assertThatThrownBy(() -> prepare(content)).isInstanceOf(PlatformException.Unavailable.class);
        assertThat(publish(prepare(content))).isInstanceOf(PublishOutcome.Published.class);

        assertThat(x.posts("ada")).hasSize(1);
    }

    @Test
    void aLostPostWithoutWordsIsForAPersonToDecide() {
        Content content = new Content(
                "key", START, RichText.EMPTY, null, List.of(), List.of(renditions.picture(8, 8, Color.RED, "")));
        Prepared prepared = prepare(content);

        for (int looks = 0; looks < 3; looks++) {
            assertThat(twitter.publisher().reconcile(attempt(content, prepared, looks)))
                    .isInstanceOf(Reconciliation.Undecided.class);
        }
        assertThat(twitter.publisher().reconcile(attempt(content, prepared, 3)))
                .isInstanceOfSatisfying(
                        Reconciliation.Unclear.class,
                        unclear -> assertThat(unclear.reason()).contains("none without text"));
        publish(prepared);
        assertThat(twitter.publisher().reconcile(attempt(content, prepared, 3)))
                .isInstanceOfSatisfying(
                        Reconciliation.Unclear.class,
                        unclear -> assertThat(unclear.reason())
                                .contains("/status/" + x.posts("ada").getFirst().id()));
    }

    @Test
    void aVideoGoesAlone() {
        Media picture = renditions.picture(8, 8, Color.RED, "");

        assertThatThrownBy(() -> prepare(showing("Both", video(1_000), picture)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 pictures, or one video");
        assertThat(uploads()).isEmpty();
    }

    private Media video(int size) {
        byte[] bytes = TestPicture.VIDEO.bytesOfSize(640, 360, size);
        return renditions.keep(
                bytes, Attachment.Kind.VIDEO, "video/mp4", 640, 360, Duration.ofSeconds(3), "A film of birds");
    }

    private Content showing(String text, Media... media) {
        return content(text).showing(List.of(media));
    }

    private Prepared prepare(Content content) {
        return twitter.publisher().prepare(content, ada);
    }

    private void processing(int polls, int seconds) {
        x.setMediaSettings(new XMediaSettings(polls, seconds, false, false, 140));
    }

    private List<String> uploads() {
        return calls.stream()
                .map(PlatformCall::endpoint)
                .filter(endpoint -> endpoint.contains("/media/"))
                .toList();
    }

    private List<Attachment.Kind> newestKinds() {
        return twitter.reader().latest(ada, 1).getFirst().attachments().stream()
                .map(Attachment::kind)
                .toList();
    }
}
