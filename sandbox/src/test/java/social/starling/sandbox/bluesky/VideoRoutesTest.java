package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The video service, as its clients see it. */
class VideoRoutesTest extends BlueskyFixture {
    private static final byte[] FILM = TestPicture.VIDEO.bytes(64, 48);
    private static final String METHOD = "&lxm=com.atproto.repo.uploadBlob";

    @Test
    void aVideoIsScannedEncodedAndThenThereAsAnotherFile() {
        JsonNode job = upload(token(METHOD), FILM).json();
        assertThat(job.path("state").stringValue()).startsWith("JOB_STATE_");
        assertThat(job.has("blob")).isFalse();

        assertThat(status(job).path("state").stringValue()).isEqualTo("JOB_STATE_ENCODING");
        JsonNode done = status(job);
        assertThat(done.path("state").stringValue()).isEqualTo("JOB_STATE_COMPLETED");
        assertThat(done.path("blob").path("size").intValue()).isEqualTo(FILM.length + 8);
        assertThat(done.path("blob").path("ref").path("$link").stringValue()).isNotEqualTo(Cid.ofBlob(FILM));
        assertThat(status(job)).isEqualTo(done);

        ObjectNode record = record("look");
        record.putObject("embed").put("$type", "app.bsky.embed.video").set("video", done.path("blob"));
        assertThat(create(record).status()).isEqualTo(200);
    }

    @Test
    void theSameVideoIsProcessedOnce() {
        JsonNode job = upload(token(METHOD), FILM).json();
        var again = upload(token(METHOD), FILM);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("jobId")).isEqualTo(job.path("jobId"));
        assertThat(again.json().has("blob")).isFalse();
        status(job);
        status(job);

        var finished = upload(token(METHOD), FILM);
        assertThat(finished.status()).isEqualTo(409);
        assertThat(finished.json().path("error").stringValue()).isEqualTo("already_exists");
        assertThat(finished.json().path("blob").isObject()).isTrue();
    }

    @Test
    void whatIsNoVideoFailsInProcessingAndMayComeAgain() {
        byte[] picture = TestPicture.PHOTO.bytes(64, 48);
        JsonNode job = upload(token(METHOD), picture).json();
        status(job);
        JsonNode failed = status(job);
        assertThat(failed.path("state").stringValue()).isEqualTo("JOB_STATE_FAILED");
        assertThat(failed.path("failureCode").stringValue()).isEqualTo("validation_failure");
        assertThat(upload(token(METHOD), picture).status()).isEqualTo(200);
    }

    @Test
    void jobsFailOnDemand() {
        assertThat(browser.postJson("/admin/settings", "", "{\"video_polls\":0,\"video_failure\":\"encoding_failure\"}")
                        .status())
                .isEqualTo(200);
        JsonNode job = upload(token(METHOD), FILM).json();
        assertThat(job.path("failureCode").stringValue()).isEqualTo("encoding_failure");
        assertThat(browser.postJson("/admin/settings", "", "{\"video_failure\":\"none\"}")
                        .json()
                        .path("video_failure")
                        .stringValue())
                .isEqualTo("none");
        assertThat(bluesky.videoSettings()).isEqualTo(new VideoSettings(0, Optional.empty(), BlobLimits.MOST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&lxm=com.atproto.repo.createRecord", "&lxm=app.bsky.video.uploadVideo"})
    void aTokenForSomethingElseIsRefused(String method) {
        var refused = upload(token(method), FILM);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").stringValue()).isEqualTo("InvalidToken");
    }

    @Test
    void aTokenEndsAndTheAccountsOwnIsNone() {
        String token = token(METHOD);
        bluesky.clock().advance(Duration.ofSeconds(61));
        assertThat(upload(token, FILM).json().path("error").stringValue()).isEqualTo("ExpiredToken");
        assertThat(upload(ada.substring("Bearer ".length()), FILM).status()).isEqualTo(401);
        assertThat(upload("nonsense", FILM).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"-1, expiration is in past", "3601, more than an hour"})
    void aTokenLivesAnHourAtMost(int seconds, String why) {
        long end = bluesky.clock().instant().getEpochSecond() + seconds;
        var refused = auth(METHOD + "&exp=" + end);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").stringValue()).isEqualTo("BadExpiration");
        assertThat(refused.json().path("message").stringValue()).contains(why);
    }

    @Test
    void aJobOfNobodyIsNotFound() {
        assertThat(browser.get("/xrpc/app.bsky.video.getJobStatus?jobId=job-9", "")
                        .status())
                .isEqualTo(400);
    }

    private String token(String parameters) {
        return auth(parameters).json().path("token").stringValue();
    }

    private Browser.Answer auth(String parameters) {
        return browser.get(
                "/xrpc/com.atproto.server.getServiceAuth?aud=did:web:"
                        + bluesky.baseUri().getHost() + parameters,
                ada);
    }

    private Browser.Answer upload(String token, byte[] bytes) {
        return browser.postBytes(
                "/xrpc/app.bsky.video.uploadVideo?did=" + did + "&name=film.mp4",
                "Bearer " + token,
                "video/mp4",
                bytes);
    }

    private JsonNode status(JsonNode job) {
        String id = job.path("jobId").stringValue();
        return browser.get("/xrpc/app.bsky.video.getJobStatus?jobId=" + id, "")
                .json()
                .path("jobStatus");
    }
}
