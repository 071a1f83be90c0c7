package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.media.MediaFile;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;

class XMediaPostTest extends XMediaFixture {
    private static final String MEDIA = "expansions=attachments.media_keys"
            + "&media.fields=url,variants,alt_text,width,height,duration_ms,preview_image_url,type";

    @ParameterizedTest
    @ValueSource(strings = {"post.fields", "tweet.fields"})
    void aPhotoIsReadBackInBothDialectsWithItsBytes(String fields) {
        String id = uploadPhoto();
        describe(id, "a cat");
        String post = idOf(postWith("look", List.of(id)));

        var read = get("/2/tweets/" + post + "?" + fields + "=attachments&" + MEDIA);
        JsonNode media = read.json().path("includes").path("media").get(0);
        assertThat(data(read).path("attachments").path("media_keys").get(0).stringValue())
                .isEqualTo("3_" + id);
        assertThat(media.path("media_key").stringValue()).isEqualTo("3_" + id);
        assertThat(media.path("type").stringValue()).isEqualTo("photo");
        assertThat(media.path("alt_text").stringValue()).isEqualTo("a cat");
        assertThat(media.path("width").intValue()).isEqualTo(64);
        assertThat(media.path("height").intValue()).isEqualTo(48);
        Browser.Answer file = fetch(media.path("url").stringValue());
        assertThat(file.header("content-type")).isEqualTo("image/jpeg");
        assertThat(file.response().body()).isEqualTo(PHOTO);
    }

    @Test
    void aVideoIsReadBackWithVariantLengthAndPreview() {
        String post = idOf(postWith("film", List.of(uploadVideo(VIDEO))));
        JsonNode media = mediaOf(post);
        assertThat(media.path("type").stringValue()).isEqualTo("video");
        assertThat(media.path("duration_ms").intValue()).isEqualTo(3_000);
        JsonNode variant = media.path("variants").get(0);
        assertThat(variant.path("content_type").stringValue()).isEqualTo("video/mp4");
        assertThat(fetch(variant.path("url").stringValue()).response().body()).isEqualTo(VIDEO);
        Browser.Answer preview = fetch(media.path("preview_image_url").stringValue());
        assertThat(MediaFile.of(preview.response().body())).contains(new MediaFile("image/jpeg", 64, 48, 1, 0));
    }

    @Test
    void aGifIsReadBackAsAVideo() {
        String id = upload(GIF, "image/gif", "tweet_gif");
        status(id);
        status(id);
        JsonNode media = mediaOf(idOf(postWith("", List.of(id))));
        assertThat(media.path("type").stringValue()).isEqualTo("animated_gif");
        assertThat(media.has("url")).isFalse();
        byte[] bytes = fetch(media.path("variants").get(0).path("url").stringValue())
                .response()
                .body();
        assertThat(MediaFile.of(bytes).map(MediaFile::type)).contains("video/mp4");
    }

    @Test
    void fourImagesNeedNoTextAndKeepTheirOrder() {
        List<String> ids = Stream.generate(this::uploadPhoto).limit(4).toList();
        var created = postWith("", ids);
        assertThat(created.status()).isEqualTo(201);
        assertThat(x.posts("ada").getFirst().media().stream().map(XMedia::key))
                .containsExactlyElementsOf(ids.stream().map(id -> "3_" + id).toList());
    }

    @Test
    void idsThatAreUnknownForeignExpiredUnprocessedFailedOrDoubleAreRefused() {
        String photo = uploadPhoto();
        refuses(List.of("12345"), "12345 was never given out");
        refuses(List.of(photo, photo), "an id stands there twice");
        refuses(List.of(idOf(initialize("image/jpeg", 10, "tweet_image"))), "is not processed");
        refuses(List.of(upload(VIDEO, "video/mp4", "tweet_video")), "is not processed");
        refuses(List.of(uploadVideo(PHOTO)), "its processing has failed");

        x.createUser("grace", false);
        String own = ada;
        ada = bearer("grace");
        refuses(List.of(photo), "is another user's");
        ada = own;

        x.clock().advance(Duration.ofHours(24));
        ada = bearer("ada");
        refuses(List.of(photo), "has expired");
        assertThat(x.posts("ada")).isEmpty();
    }

    @Test
    void aPostShowsOneToFourImagesOrOneGifOrOneVideo() {
        String photo = uploadPhoto();
        String video = uploadVideo(VIDEO);
        refuses(List.of(photo, video), "1 to 4 images, or 1 GIF, or 1 video");
        refuses(List.of(video, uploadVideo(VIDEO)), "1 to 4 images, or 1 GIF, or 1 video");
    }

    @Test
    void aVideoThatWasUploadedMayBeTooLongForAPost() {
        String id = uploadVideo(TestPicture.VIDEO.bytes(64, 48, 141_000));
        var refused = postWith("film", List.of(id));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").stringValue())
                .isEqualTo("You are not allowed to post a video longer than 2 minutes.");

        x.createUser("grace", true);
        ada = bearer("grace");
        assertThat(postWith("film", List.of(uploadVideo(TestPicture.VIDEO.bytes(64, 48, 141_000))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void postsWithMediaAreNeverDuplicatesOfEachOther() {
        Supplier<Browser.Answer> same = () -> postWith("again", List.of(uploadPhoto()));
        assertThat(same.get().status()).isEqualTo(201);
        assertThat(same.get().status()).isEqualTo(201);
        assertThat(post("again").status()).isEqualTo(201);
        assertThat(post("again").status()).isEqualTo(403);
    }

    @Test
    void theFilesOfAPostOutliveTheUpload() {
        String post = idOf(postWith("look", List.of(uploadPhoto())));
        x.clock().advance(Duration.ofDays(3));
        ada = bearer("ada");
        assertThat(fetch(mediaOf(post).path("url").stringValue()).response().body())
                .isEqualTo(PHOTO);
        assertThat(browser.get("/media/3_1.jpg", "").status()).isEqualTo(404);
    }

    @Test
    void altTextAfterThePostChangesNothingThere() {
        String id = uploadPhoto();
        String post = idOf(postWith("look", List.of(id)));
        describe(id, "too late");
        assertThat(mediaOf(post).has("alt_text")).isFalse();
    }

    @Test
    void whatTheUserPostsAtTheScreenIsShownAsWhatItIs() {
        XMedia photo = x.media(PHOTO, Optional.of("a cat"));
        XMedia video = x.media(VIDEO, Optional.empty());
        String first = x.post("ada", "look", Optional.empty(), List.of(photo)).id();
        String second = x.post("ada", "", Optional.of(first), List.of(video)).id();
        assertThat(fetch(mediaOf(first).path("url").stringValue()).response().body())
                .isEqualTo(PHOTO);
        assertThat(mediaOf(second).path("type").stringValue()).isEqualTo("video");
        assertThat(x.file(photo.url())).contains(PHOTO);
    }

    private JsonNode mediaOf(String post) {
        return get("/2/tweets/" + post + "?" + MEDIA)
                .json()
                .path("includes")
                .path("media")
                .get(0);
    }

    private Browser.Answer fetch(String address) {
        assertThat(address).startsWith(x.baseUri() + "/media/");
        return browser.get(URI.create(address).getPath(), "");
    }

    private void refuses(List<String> ids, String reason) {
        Browser.Answer answer = postWith("look", ids);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").stringValue()).isEqualTo("Your media IDs are invalid.");
        assertThat(answer.header("x-sandbox-reason")).contains(reason);
    }
}
