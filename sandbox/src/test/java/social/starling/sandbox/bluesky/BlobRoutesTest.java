package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BlobRoutesTest extends BlueskyFixture {
    private static final byte[] PHOTO = TestPicture.PHOTO.bytes(64, 48);
    private static final byte[] VIDEO = TestPicture.VIDEO.bytes(64, 48);

    @Test
    void theSameBytesHaveTheSameCidAndTheTypeOfTheirFirstBytes() {
        JsonNode blob = blob(upload("application/octet-stream", PHOTO));
        assertThat(blob.path("$type").stringValue()).isEqualTo("blob");
        assertThat(blob.path("mimeType").stringValue()).isEqualTo("image/jpeg");
        assertThat(blob.path("size").intValue()).isEqualTo(PHOTO.length);
        assertThat(blob.path("ref").path("$link").stringValue()).isEqualTo(Cid.ofBlob(PHOTO));
        assertThat(blob(upload("image/png", PHOTO))).isEqualTo(blob);
        byte[] captions = "WEBVTT".getBytes(StandardCharsets.UTF_8);
        assertThat(blob(upload("text/vtt", captions)).path("mimeType").stringValue())
                .isEqualTo("text/vtt");
    }

    @Test
    void anUploadNeedsASessionATypeABodyAndHasALimit() {
        assertThat(browser.postBytes(path(), "", "image/jpeg", PHOTO).status()).isEqualTo(401);
        assertThat(error(browser.postBytes(path(), ada, "", PHOTO))).isEqualTo("InvalidRequest");
        assertThat(error(upload("image/jpeg", new byte[0]))).isEqualTo("InvalidRequest");
        assertThat(upload("image/jpeg", new byte[5 * 1024 * 1024]).status()).isEqualTo(200);
        Browser.Answer large = upload("image/jpeg", new byte[5 * 1024 * 1024 + 1]);
        assertThat(large.status()).isEqualTo(413);
        assertThat(error(large)).isEqualTo("PayloadTooLarge");
        bluesky.setLimit(BlueskyLimit.BLOBS_DAY, 0);
        assertThat(upload("image/jpeg", PHOTO).status()).isEqualTo(429);
    }

    @Test
    void aFileIsServedOnceARecordShowsItAndGoneWithTheLastOne() {
        JsonNode blob = blob(upload("image/jpeg", PHOTO));
        assertThat(error(download(blob))).isEqualTo("BlobNotFound");

        JsonNode first = create(showing(blob)).json();
        JsonNode second = create(showing(blob)).json();
        Browser.Answer served = download(blob);
        assertThat(served.response().body()).isEqualTo(PHOTO);
        assertThat(served.header("content-type")).isEqualTo("image/jpeg");
        assertThat(served.header("content-length")).isEqualTo(Integer.toString(PHOTO.length));
        assertThat(served.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(served.header("content-security-policy")).isEqualTo("default-src 'none'; sandbox");

        bluesky.delete(first.path("uri").stringValue());
        assertThat(download(blob).status()).isEqualTo(200);
        bluesky.delete(second.path("uri").stringValue());
        assertThat(error(download(blob))).isEqualTo("BlobNotFound");
        assertThat(error(create(showing(blob)))).isEqualTo("BlobNotFound");
    }

    @Test
    void aFileOfAnotherRepositoryIsUnknown() {
        JsonNode blob = blob(upload("image/jpeg", PHOTO));
        bluesky.createUser("grace.test");
        ada = "Bearer " + bluesky.grant("grace.test").accessJwt();
        did = bluesky.user("grace.test").did();
        Browser.Answer refused = create(showing(blob));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("BlobNotFound").contains("Could not find blob: " + Cid.ofBlob(PHOTO));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 2_000_000})
    void anImageIsMeasuredWhenThePostIsWritten(int limit) {
        bluesky.setBlobLimits(limit == 1_000_000 ? BlobLimits.OLD : BlobLimits.CURRENT);
        assertThat(create(showing(ofSize(limit))).status()).isEqualTo(200);
        Browser.Answer refused = create(showing(ofSize(limit + 1)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(error(refused)).isEqualTo("BlobTooLarge");
        assertThat(refused.json().path("message").stringValue())
                .isEqualTo("This file is too large. It is " + BlobRules.format(limit + 1) + " but the maximum size is "
                        + BlobRules.format(limit) + ".");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000B", "20000, 19.53KB", "1000000, 976.56KB", "1048576, 1MB", "2000000, 1.91MB"})
    void sizesAreWrittenAsTheServerWritesThem(int bytes, String text) {
        assertThat(BlobRules.format(bytes)).isEqualTo(text);
    }

    @Test
    void theTypeNamedIsTheTypeStoredAndFitsThePlace() {
        ObjectNode lying = ((ObjectNode) blob(upload("image/jpeg", PHOTO))).put("mimeType", "image/png");
        assertThat(create(showing(lying)).text())
                .contains("InvalidMimeType")
                .contains("Referenced Mimetype does not match stored blob. Expected: image/jpeg, Got: image/png");
        assertThat(create(showing(blob(upload("text/plain", new byte[10])))).text())
                .contains("InvalidMimeType")
                .contains("Wrong type of file. It is text/plain but it must match image/*.");
    }

    @Test
    void aVideoIsAnMp4WithAltTextAndCaptions() {
        ObjectNode record = record("film");
        ObjectNode video = record.putObject("embed").put("$type", "app.bsky.embed.video");
        assertThat(create(record).text()).contains("Record/embed must have the property \\\"video\\\"");
        video.set("video", blob(upload("video/mp4", VIDEO)));
        video.putObject("aspectRatio").put("width", 64).put("height", 0);
        assertThat(create(record).text()).contains("Record/embed/aspectRatio/height can not be less than 1");
        video.putObject("aspectRatio").put("width", 64).put("height", 48);
        video.put("alt", "a".repeat(1_001));
        assertThat(create(record).text()).contains("Record/embed/alt must not be longer than 1000 graphemes");
        video.put("alt", "a film");
        ObjectNode caption = video.putArray("captions").addObject().put("lang", "en");
        caption.set("file", blob(upload("text/vtt", new byte[20_001])));
        assertThat(error(create(record))).isEqualTo("BlobTooLarge");
        caption.set("file", blob(upload("text/vtt", new byte[20_000])));
        assertThat(create(record).status()).isEqualTo(200);
        video.set("video", blob(upload("image/jpeg", PHOTO)));
        assertThat(create(record).text()).contains("It is image/jpeg but it must match video/mp4");
    }

    @Test
    void aLinkCardHasAThumbOfAtMostAMillionBytes() {
        ObjectNode record = record("card");
        ObjectNode card = record.putObject("embed")
                .put("$type", "app.bsky.embed.external")
                .putObject("external")
                .put("uri", "https://example.com/")
                .put("title", "")
                .put("description", "");
        card.set("thumb", ofSize(1_000_001));
        assertThat(error(create(record))).isEqualTo("BlobTooLarge");
        card.set("thumb", ofSize(1_000_000));
        assertThat(create(record).status()).isEqualTo(200);
    }

    @Test
    void aQuoteMayShowMediaAsWell() {
        JsonNode quoted = create(record("first")).json();
        ObjectNode record = record("look");
        ObjectNode embed = record.putObject("embed").put("$type", "app.bsky.embed.recordWithMedia");
        embed.set("media", showing(blob(upload("image/jpeg", PHOTO))).path("embed"));
        assertThat(create(record).text()).contains("Record/embed must have the property \\\"record\\\"");
        embed.putObject("record").putObject("record").put("uri", "at://" + did);
        assertThat(create(record).text()).contains("Record/embed/record/record must have the property \\\"cid\\\"");
        embed.putObject("record")
                .putObject("record")
                .put("uri", quoted.path("uri").stringValue())
                .put("cid", quoted.path("cid").stringValue());
        assertThat(create(record).status()).isEqualTo(200);
    }

    @Test
    void fiveImagesAreTooMany() {
        JsonNode blob = blob(upload("image/jpeg", PHOTO));
        ObjectNode record = showing(blob);
        for (int i = 0; i < 4; i++) {
            record.path("embed").withArray("images").addObject().put("alt", "").set("image", blob);
        }
        assertThat(create(record).text()).contains("Record/embed/images must not have more than 4 elements");
    }

    @Test
    void moreThanFourPicturesAreAGalleryOfUpToTwenty() {
        BlueskyMedia picture = bluesky.media(PHOTO, "a cat");
        BlueskyPost post = bluesky.post("ada.test", "look", Optional.empty(), Collections.nCopies(20, picture));

        assertThat(post.record()).contains("app.bsky.embed.gallery#image");
        assertThat(post.media())
                .hasSize(20)
                .allSatisfy(media -> assertThat(media.alt()).isEqualTo("a cat"));
        assertThatThrownBy(() -> bluesky.post("ada.test", "look", Optional.empty(), Collections.nCopies(21, picture)))
                .hasMessageContaining("items must not have more than 20 elements");

        ObjectNode record = record("look");
        ObjectNode item = record.putObject("embed")
                .put("$type", "app.bsky.embed.gallery")
                .putArray("items")
                .addObject()
                .put("$type", "app.bsky.embed.gallery#image")
                .put("alt", "");
        item.set("image", blob(upload("image/jpeg", PHOTO)));
        assertThat(create(record).text()).contains("Record/embed/items/0 must have the property \\\"aspectRatio\\\"");
        item.putObject("aspectRatio").put("width", 4).put("height", 3);
        assertThat(create(record).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHOTO", "DRAWING", "ROTATED", "TRUNCATED", "LIAR"})
    void aUserPostsWhateverFile(TestPicture picture) {
        byte[] bytes = picture.bytes(64, 48);
        BlueskyMedia media = bluesky.media(bytes, "a cat");
        var post = bluesky.post("ada.test", "look", Optional.empty(), List.of(media));
        JsonNode image = Json.read(post.record().getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .path("embed")
                .path("images")
                .get(0);
        assertThat(image.path("alt").stringValue()).isEqualTo("a cat");
        assertThat(download(image.path("image")).response().body()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURRENT", "OLD"})
    void theLimitsOfAServerAreASetting(String name) {
        BlobLimits limits = name.equals("OLD") ? BlobLimits.OLD : BlobLimits.CURRENT;
        Browser.Answer set = browser.postJson(
                "/admin/settings",
                "",
                "{\"image_limit\":" + limits.image() + ",\"video_limit\":" + limits.video() + "}");
        assertThat(set.json().path("image_limit").intValue()).isEqualTo(limits.image());
        assertThat(bluesky.blobLimits()).isEqualTo(limits);
    }

    private JsonNode ofSize(int bytes) {
        return blob(upload("image/jpeg", TestPicture.PHOTO.bytesOfSize(64, 48, bytes)));
    }

    private static ObjectNode showing(JsonNode blob) {
        ObjectNode record = record("look");
        record.putObject("embed")
                .put("$type", "app.bsky.embed.images")
                .putArray("images")
                .addObject()
                .put("alt", "")
                .set("image", blob);
        return record;
    }

    private Browser.Answer upload(String type, byte[] bytes) {
        return browser.postBytes(path(), ada, type, bytes);
    }

    private Browser.Answer download(JsonNode blob) {
        return read("sync.getBlob?did=" + did + "&cid="
                + blob.path("ref").path("$link").stringValue());
    }

    private static String path() {
        return "/xrpc/com.atproto.repo.uploadBlob";
    }

    private static JsonNode blob(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("blob");
    }

    private static String error(Browser.Answer answer) {
        return answer.json().path("error").stringValue("");
    }
}
