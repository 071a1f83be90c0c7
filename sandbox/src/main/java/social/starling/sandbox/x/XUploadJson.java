package social.starling.sandbox.x;

import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.media.MediaFile;
import tools.jackson.databind.node.ObjectNode;

/** An upload as X's answers show it. */
final class XUploadJson {
    private XUploadJson() {}

    /** The answer to initialize. */
    static WireReply reply(XUpload upload, long secondsLeft) {
        return WireReply.json(200, body(upload, secondsLeft));
    }

    /** The answer to append. */
    static WireReply expiry(XUpload upload) {
        ObjectNode json = Json.object();
        json.putObject("data").put("expires_at", upload.expires().getEpochSecond());
        return WireReply.json(200, json);
    }

    /** The answer to finalize and STATUS: with size, and with processing unless there is none. */
    static WireReply reply(XUpload upload, long secondsLeft, int checkAfter) {
        ObjectNode json = body(upload, secondsLeft);
        ObjectNode data = (ObjectNode) json.path("data");
        data.put("size", upload.totalBytes());
        upload.whole().flatMap(XUpload.Whole::file).ifPresent(file -> addFile(data, upload, file));
        upload.state().filter(state -> state.needed() > 0).ifPresent(state -> addState(data, state, checkAfter));
        return WireReply.json(200, json);
    }

    private static ObjectNode body(XUpload upload, long secondsLeft) {
        ObjectNode json = Json.object();
        json.putObject("data")
                .put("id", upload.id())
                .put("media_key", upload.key())
                .put("expires_after_secs", secondsLeft);
        return json;
    }

    private static void addFile(ObjectNode data, XUpload upload, MediaFile file) {
        if (upload.category() == XCategory.TWEET_VIDEO) {
            data.putObject("video").put("video_type", file.type());
        } else {
            data.putObject("image")
                    .put("image_type", file.type())
                    .put("w", file.width())
                    .put("h", file.height());
        }
    }

    private static void addState(ObjectNode data, XUpload.State state, int checkAfter) {
        ObjectNode info = data.putObject("processing_info");
        if (state.isOver()) {
            info.put("state", state.good() ? "succeeded" : "failed").put("progress_percent", 100);
        } else {
            info.put("state", state.polls() == 0 ? "pending" : "in_progress")
                    .put("check_after_secs", checkAfter)
                    .put("progress_percent", 100 * state.polls() / state.needed());
        }
    }
}
