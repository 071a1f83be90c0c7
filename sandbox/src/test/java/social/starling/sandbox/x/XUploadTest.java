package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.media.TestPicture;

class XUploadTest extends XMediaFixture {
    @Test
    void anImageIsReadyWhenItIsFinalized() {
        var begun = initialize("image/jpeg", PHOTO.length, "tweet_image");
        String id = idOf(begun);
        assertThat(begun.status()).isEqualTo(200);
        assertThat(data(begun).path("media_key").stringValue()).isEqualTo("3_" + id);
        assertThat(data(begun).path("expires_after_secs").intValue()).isEqualTo(86_400);

        assertThat(data(append(id, 0, PHOTO)).path("expires_at").longValue())
                .isEqualTo(START.plus(Duration.ofDays(1)).getEpochSecond());

        var done = finalizeUpload(id);
        assertThat(data(done).path("size").intValue()).isEqualTo(PHOTO.length);
        assertThat(data(done).path("image").toString()).isEqualTo("{\"image_type\":\"image/jpeg\",\"w\":64,\"h\":48}");
        assertThat(data(done).has("processing_info")).isFalse();
        assertThat(finalizeUpload(id).text()).isEqualTo(done.text());
    }

    @Test
    void aVideoIsPendingThenInProgressThenSucceeded() {
        String id = idOf(initialize("video/mp4", VIDEO.length, "tweet_video"));
        append(id, 0, VIDEO);
        assertThat(data(finalizeUpload(id)).path("processing_info").toString())
                .isEqualTo("{\"state\":\"pending\",\"check_after_secs\":1,\"progress_percent\":0}");
        assertThat(data(status(id)).path("processing_info").toString())
                .isEqualTo("{\"state\":\"in_progress\",\"check_after_secs\":1,\"progress_percent\":50}");
        assertThat(data(status(id)).path("processing_info").toString())
                .isEqualTo("{\"state\":\"succeeded\",\"progress_percent\":100}");
        assertThat(data(status(id)).path("processing_info").path("state").stringValue())
                .isEqualTo("succeeded");
    }

    @Test
    void processingTakesAsManyPollsAsTheAdminSays() {
        x.setMediaSettings(x.mediaSettings().withPolls(0));
        String id = upload(VIDEO, "video/mp4", "tweet_video");
        assertThat(data(status(id)).has("processing_info")).isFalse();
        assertThat(postWith("", java.util.List.of(id)).status()).isEqualTo(201);
    }

    @Test
    void processingFailsWhenTheAdminSaysSo() {
        x.setMediaSettings(x.mediaSettings().withPolls(1).failing(true));
        String id = upload(VIDEO, "video/mp4", "tweet_video");
        assertThat(data(status(id)).path("processing_info").path("state").stringValue())
                .isEqualTo("failed");
        x.setMediaSettings(x.mediaSettings().failing(false));
        assertThat(data(status(id)).path("processing_info").path("state").stringValue())
                .isEqualTo("failed");
    }

    @Test
    void theProcessingOfAVideoThatIsNoneFails() {
        String id = upload(PHOTO, "video/mp4", "tweet_video");
        status(id);
        assertThat(data(status(id)).path("processing_info").path("state").stringValue())
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, 5000001, tweet_image, 'File size of 5000001'",
        "image/jpeg, 0, tweet_image, 'File size of 0'",
        "image/gif, 15000001, tweet_gif, 'File size of 15000001'",
        "video/mp4, 512000001, tweet_video, 'File size of 512000001'",
        "video/mp4, 100, tweet_image, 'media_type video/mp4 does not go with'",
        "image/png, 100, tweet_gif, 'media_type image/png does not go with'",
        "image/tiff, 100, tweet_image, 'media_type image/tiff does not go with'",
        "image/jpeg, 100, dm_image, 'media_category dm_image'",
        "image/jpeg, 100, post_image, '$.media_category: does not have a value in the enumeration'",
        "image/heic, 100, tweet_image, '$.media_type: does not have a value in the enumeration'"
    })
    void anUploadThatXDoesNotTakeIsRefusedAtTheStart(String type, long bytes, String category, String detail) {
        refuses(initialize(type, bytes, category), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total_bytes\":1,\"media_category\":\"tweet_image\"}",
                "{\"media_type\":\"image/png\",\"media_category\":\"tweet_image\"}",
                "{\"media_type\":\"image/png\",\"total_bytes\":1}",
                "{\"media_type\":\"image/png\",\"total_bytes\":\"1\",\"media_category\":\"tweet_image\"}",
                "{\"media_type\":\"image/png\",\"total_bytes\":1,\"media_category\":\"tweet_image\",\"name\":\"a\"}"
            })
    void aBodyThatTheDescriptionDoesNotAllowIsRefused(String body) {
        assertThat(browser.postJson("/2/media/upload/initialize", ada, body).status())
                .isEqualTo(400);
    }

    @Test
    void segmentsMayComeInAnyOrderAndTheSameOneTwice() {
        String id = idOf(initialize("image/jpeg", PHOTO.length, "tweet_image"));
        byte[] begin = Arrays.copyOf(PHOTO, 100);
        byte[] end = Arrays.copyOfRange(PHOTO, 100, PHOTO.length);
        assertThat(append(id, 1, end).status()).isEqualTo(200);
        assertThat(append(id, 0, begin).status()).isEqualTo(200);
        assertThat(append(id, 1, end).status()).isEqualTo(200);
        assertThat(finalizeUpload(id).status()).isEqualTo(200);
        refuses(append(id, 1, end), "finalized");
    }

    @Test
    void otherBytesUnderTheSameIndexAreRefused() {
        String id = idOf(initialize("image/jpeg", PHOTO.length, "tweet_image"));
        append(id, 0, new byte[10]);
        refuses(append(id, 0, new byte[11]), "segment_index 0 was appended with other bytes");
    }

    @Test
    void aGapOrAMissingEndIsRefusedWhenFinalizing() {
        String id = idOf(initialize("image/jpeg", PHOTO.length, "tweet_image"));
        refuses(finalizeUpload(id), "Segments do not add up to provided total file size.");
        append(id, 1, PHOTO);
        refuses(finalizeUpload(id), "Segments do not add up to provided total file size.");
        refuses(status(id), "is not finalized");
    }

    @Test
    void moreBytesThanAnnouncedAreRefused() {
        String id = idOf(initialize("image/jpeg", 10, "tweet_image"));
        refuses(append(id, 0, new byte[11]), "more than the 10 bytes announced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "-1", "a", "", "0.5"})
    void anIndexOutside0To999IsRefused(String index) {
        String id = idOf(initialize("image/jpeg", 10, "tweet_image"));
        refuses(append(id, index, new byte[10]), "SegmentIndex must be between 0 and 999.");
    }

    @Test
    void aSegmentHasAtMostFiveMegabytes() {
        String id = idOf(initialize("video/mp4", 20_000_000, "tweet_video"));
        assertThat(append(id, 0, new byte[5_000_000]).status()).isEqualTo(200);
        assertThat(append(id, 1, new byte[5_000_001]).status()).isEqualTo(413);
        assertThat(append(id, 1, new byte[6_000_000]).status()).isEqualTo(413);
    }

    @Test
    void anAppendIsAFormOfExactlyTwoFields() {
        String id = idOf(initialize("image/jpeg", 10, "tweet_image"));
        String path = "/2/media/upload/" + id + "/append";
        refuses(browser.postMultipart(path, ada, Map.of("media", new byte[10])), "$.segment_index");
        refuses(browser.postMultipart(path, ada, Map.of("segment_index", new byte[] {'0'})), "$.media");
        refuses(browser.postMultipart(path, ada, Map.of("name", new byte[1])), "$.name: is not defined in the schema");
        refuses(browser.postBytes(path, ada, "image/jpeg", PHOTO), "multipart/form-data");
        refuses(browser.postBytes(path, ada, "multipart/form-data; boundary=a", PHOTO), "multipart/form-data");
        refuses(append(id, 0, new byte[0]), "$.media: is empty");
    }

    @Test
    void anImageIsJudgedByItsBytes() {
        refusesImage(TestPicture.LIAR.bytes(64, 48), "image/jpeg", "media type unrecognized.");
        refusesImage(PHOTO, "image/png", "The media is image/jpeg and was declared as image/png.");
        refusesImage(TestPicture.PHOTO.bytes(64, 3), "image/jpeg", "Image dimensions must be >= 4x4");
        refusesImage(TestPicture.BOMB.bytes(1, 1), "image/png", "Image dimensions must be >= 4x4 and <= 8192x8192");
    }

    @Test
    void aGifIsJudgedByItsBytes() {
        String id = upload(TestPicture.GIF.bytes(1281, 20), "image/gif", "tweet_gif");
        status(id);
        assertThat(data(status(id)).path("processing_info").path("state").stringValue())
                .isEqualTo("failed");
    }

    @Test
    void anIdBelongsToItsUserAndLives24Hours() {
        String id = idOf(initialize("image/jpeg", PHOTO.length, "tweet_image"));
        x.createUser("grace", false);
        String grace = bearer("grace");
        var foreign = browser.get("/2/media/upload?command=STATUS&media_id=" + id, grace);
        refuses(foreign, "Invalid media id " + id);
        refuses(finalizeUpload("1"), "Invalid media id 1");

        append(id, 0, PHOTO);
        x.clock().advance(Duration.ofHours(24));
        ada = bearer("ada");
        refuses(finalizeUpload(id), "Invalid media id " + id);
    }

    @Test
    void uploadingNeedsTheScopeForMediaAndTheCallsAreCounted() {
        x.setLimit(XLimit.MEDIA, 2);
        assertThat(initialize("image/jpeg", 10, "tweet_image").header("x-rate-limit-remaining"))
                .isEqualTo("1");
        status("1");
        assertThat(initialize("image/jpeg", 10, "tweet_image").status()).isEqualTo(429);
        assertThat(browser.postNothing("/2/media/upload/1/finalize", "").status())
                .isEqualTo(401);
    }

    @Test
    void altTextHasAtMost1000CharactersAndIsBilled() {
        String id = uploadPhoto();
        assertThat(data(describe(id, "😀".repeat(1_000)))
                        .path("associated_metadata")
                        .has("alt_text"))
                .isTrue();
        refuses(describe(id, "a".repeat(1_001)), "at most 1000 is allowed");
        refuses(describe("1", "a cat"), "Invalid media id 1");
        refuses(describe(idOf(initialize("image/jpeg", 10, "tweet_image")), "a cat"), "is not finalized");
        assertThat(x.cost().altTexts()).isEqualTo(1);
        assertThat(x.cost().total()).isEqualByComparingTo("0.005");
    }

    private void refusesImage(byte[] bytes, String type, String detail) {
        String id = idOf(initialize(type, bytes.length, "tweet_image"));
        append(id, 0, bytes);
        refuses(finalizeUpload(id), detail);
        assertThat(postWith("a", java.util.List.of(id)).status()).isEqualTo(400);
    }

    private static void refuses(Browser.Answer answer, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("detail").stringValue()).contains(detail);
    }
}
