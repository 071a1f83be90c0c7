package social.starling.sandbox.x;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;

/** What an app does to upload a file. */
abstract class XMediaFixture extends XFixture {
    static final byte[] PHOTO = TestPicture.PHOTO.bytes(64, 48);
    static final byte[] VIDEO = TestPicture.VIDEO.bytes(64, 48);
    static final byte[] GIF = TestPicture.GIF.bytes(64, 48);

    Browser.Answer initialize(String type, long bytes, String category) {
        return browser.postJson(
                "/2/media/upload/initialize",
                ada,
                Json.object()
                        .put("media_type", type)
                        .put("total_bytes", bytes)
                        .put("media_category", category)
                        .toString());
    }

    Browser.Answer append(String id, int index, byte[] bytes) {
        return append(id, Integer.toString(index), bytes);
    }

    Browser.Answer append(String id, String index, byte[] bytes) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        fields.put("segment_index", index.getBytes(StandardCharsets.UTF_8));
        fields.put("media", bytes);
        return browser.postMultipart("/2/media/upload/" + id + "/append", ada, fields);
    }

    Browser.Answer finalizeUpload(String id) {
        return browser.postNothing("/2/media/upload/" + id + "/finalize", ada);
    }

    Browser.Answer status(String id) {
        return get("/2/media/upload?command=STATUS&media_id=" + id);
    }

    /** Initialize, one segment, finalize; the id. */
    String upload(byte[] bytes, String type, String category) {
        String id = idOf(initialize(type, bytes.length, category));
        append(id, 0, bytes);
        finalizeUpload(id);
        return id;
    }

    String uploadPhoto() {
        return upload(PHOTO, "image/jpeg", "tweet_image");
    }

    /** A video that is ready. */
    String uploadVideo(byte[] bytes) {
        String id = upload(bytes, "video/mp4", "tweet_video");
        status(id);
        status(id);
        return id;
    }

    Browser.Answer describe(String id, String altText) {
        var body = Json.object().put("id", id);
        body.putObject("metadata").putObject("alt_text").put("text", altText);
        return browser.postJson("/2/media/metadata", ada, body.toString());
    }

    Browser.Answer postWith(String text, List<String> ids) {
        var body = Json.object().put("text", text);
        body.putObject("media").set("media_ids", Json.strings(ids));
        return postBody(body.toString());
    }

    static JsonNode data(Browser.Answer answer) {
        return answer.json().path("data");
    }
}
