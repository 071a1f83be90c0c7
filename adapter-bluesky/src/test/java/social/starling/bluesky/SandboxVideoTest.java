package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.http.HttpAnswer;
import social.starling.http.RateLimit;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.sandbox.Fault;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.VideoSettings;
import social.starling.sandbox.media.TestPicture;
import social.starling.testkit.contract.Posting;

@DisplayName("S4 Videos by a simulated video service")
class SandboxVideoTest {
    private static final String UPLOAD = "/xrpc/app.bsky.video.uploadVideo";
    private static final String STATUS = "/xrpc/app.bsky.video.getJobStatus";
    private static final int SIZE = 20_000;

    private final SandboxServer server = new SandboxServer();
    private final BlueskyStand stand = server.newStandWithVideos();
    private final Posting posting = new Posting(stand);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aVideoIsShownAsTheServiceHasMadeIt() {
        posting.publish(film());

        BlueskyPost.Media shown = post().media().getFirst();
        assertThat(shown.type()).isEqualTo("video");
        assertThat(shown.size()).isGreaterThan(SIZE);
        assertThat(shown.alt()).isEqualTo("waves");
        assertThat(stand.tasks.waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(server.called()).doesNotContain("repo.uploadBlob");
        assertThat(called(UPLOAD)).isEqualTo(1);
    }

    @Test
    void aPictureGoesToTheAccountsServer() {
        Media picture = stand.renditions()
                .keep(TestPicture.PHOTO.bytes(40, 30), Attachment.Kind.IMAGE, "image/jpeg", 40, 30, null, "");

        posting.publish(posting.content("A picture", picture));

        assertThat(server.called()).contains("repo.uploadBlob");
        assertThat(called(UPLOAD)).isZero();
    }

    @Test
    void preparingAgainFindsTheVideoThatWasProcessedBefore() {
        Content film = film();
        Prepared first = posting.prepare(film);
        stand.tasks.waits.clear();

        Prepared second = posting.prepare(film);

        assertThat(second.request()).isEqualTo(first.request());
        assertThat(stand.tasks.waits).isEmpty();
        posting.send(second);
        assertThat(post().media()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {UPLOAD, STATUS, "/xrpc/com.atproto.server.getServiceAuth"})
    void anAnswerThatIsLostIsAskedForAgain(String path) {
        server.sandbox.faults().add(Fault.next("*", path, new Fault.LoseAnswer(Fault.HangUp.RESET)));

        posting.publish(film());

        assertThat(server.sandbox.posts(stand.account().handle())).hasSize(1);
        assertThat(called(path)).isGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({"validation_failure", "encoding_failure", "pds_upload_unsupported_blob_size"})
    void aVideoThatCannotBeProcessedIsRefusedWithTheReason(String code) {
        server.sandbox.setVideoSettings(new VideoSettings(2, Optional.of(code), 50_000_000));

        assertThatThrownBy(() -> posting.prepare(film()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(code);
        assertThat(server.sandbox.posts(stand.account().handle())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"generic_failure", "pds_upload_failure"})
    void aJobThatFailedByNoFaultOfTheVideoIsDoneAnew(String code) {
        server.sandbox.setVideoSettings(new VideoSettings(0, Optional.of(code), 50_000_000));
        assertThatThrownBy(() -> posting.prepare(film()))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining(code);
        server.sandbox.setVideoSettings(VideoSettings.DEFAULT);

        posting.publish(film());

        assertThat(post().media()).hasSize(1);
    }

    @Test
    void aSlowJobIsLeftAfterTenMinutesAndFoundAgain() {
        server.sandbox.setVideoSettings(new VideoSettings(70, Optional.empty(), 50_000_000));

        assertThatThrownBy(() -> posting.prepare(film()))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("still processing");
        Duration waited = stand.tasks.waits.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited)
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(10));

        posting.publish(film());
        assertThat(called(UPLOAD)).isEqualTo(2);
        assertThat(post().media()).hasSize(1);
    }

    @Test
    void aTokenThatHasExpiredOnTheWayIsRenewedOnce() {
        server.sandbox.faults().add(Fault.next("POST", UPLOAD, expired()));

        posting.publish(film());

        assertThat(called("/xrpc/com.atproto.server.getServiceAuth")).isEqualTo(2);
    }

    @Test
    void aServiceThatAcceptsNoTokenLeavesTheAccountSignedIn() {
        server.sandbox.faults().add(new Fault("POST", UPLOAD, 1, 100, expired()));

        assertThatThrownBy(() -> posting.prepare(film()))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("jwt expired");
        assertThat(called(UPLOAD)).isEqualTo(2);
    }

    @Test
    void theTokenIsForThisServerAndThisMethodAlone() {
        posting.prepare(film());

        assertThat(server.sandbox.log().list())
                .filteredOn(request -> request.path().endsWith("getServiceAuth"))
                .singleElement()
                .satisfies(request -> assertThat(request.query())
                        .contains("aud=did%3Aweb%3A127.0.0.1", "lxm=com.atproto.repo.uploadBlob", "exp="));
    }

    @Test
    void aSessionThatHasExpiredIsRenewedForTheToken() {
        server.sandbox.expireTokens(stand.account().handle());

        posting.publish(film());

        assertThat(post().media()).hasSize(1);
    }

    @Test
    void aVideoThatIsTooLargeIsRefused() {
        server.sandbox.setVideoSettings(new VideoSettings(0, Optional.empty(), SIZE - 1));

        assertThatThrownBy(() -> posting.prepare(film()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("413");
    }

    @ParameterizedTest
    @CsvSource({"429, RateLimited", "503, Unavailable", "200, Malformed"})
    void aServiceOutOfOrderIsTriedLater(int status, String kind) {
        server.sandbox.faults().add(new Fault("POST", UPLOAD, 1, 100, SandboxServer.status(status, "{}")));

        assertThatThrownBy(() -> posting.prepare(film()))
                .isInstanceOf(PlatformException.class)
                .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void aJobThatTheServiceForgetsIsDoneWithTheNextAttempt() {
        server.sandbox
                .faults()
                .add(Fault.next("GET", STATUS, SandboxServer.status(400, "{\"error\":\"InvalidRequest\"}")));

        assertThatThrownBy(() -> posting.prepare(film())).isInstanceOf(PlatformException.Unavailable.class);
        posting.publish(film());
        assertThat(post().media()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "https://morel.us-east.host.bsky.network, https://video.bsky.app",
                "https://bsky.social, https://video.bsky.app",
                "https://host.bsky.network.example.org, none",
                "https://pds.example.org, none",
            })
    void blueskysOwnServersHaveItsVideoService(URI host, URI service) {
        assertThat(new VideoHosts(null).of(host)).isEqualTo(service);
        URI named = URI.create("https://video.example.org");
        assertThat(new VideoHosts(named).of(host)).isEqualTo(named);
    }

    @Test
    void aVideoServiceTakesMoreThanABlobMayHave() {
        HttpAnswer told = new HttpAnswer("", 200, Map.of(), "{\"blobUploadLimit\":52428800}", RateLimit.UNKNOWN);
        HttpAnswer silent = new HttpAnswer("", 200, Map.of(), "{}", RateLimit.UNKNOWN);

        assertThat(List.of(video(told, true), video(silent, true), video(told, false), video(silent, false)))
                .containsExactly(300_000_000L, 100_000_000L, 52_428_800L, 5_242_880L);
    }

    private static long video(HttpAnswer answer, boolean videoService) {
        return ServerLimits.of(answer, videoService).media().video().bytes();
    }

    private Content film() {
        byte[] mp4 = TestPicture.VIDEO.bytesOfSize(320, 180, SIZE);
        Media media = stand.renditions()
                .keep(mp4, Attachment.Kind.VIDEO, "video/mp4", 320, 180, Duration.ofSeconds(3), "waves");
        return posting.content("A film", media);
    }

    private BlueskyPost post() {
        return server.sandbox.posts(stand.account().handle()).getFirst();
    }

    private static Fault.Action expired() {
        return SandboxServer.status(401, "{\"error\":\"ExpiredToken\",\"message\":\"jwt expired\"}");
    }

    private long called(String path) {
        return server.sandbox.log().list().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }
}
