package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;

/** The four calls of a chunked upload: initialize, append, finalize, STATUS. */
final class XUploading {
    /** The most bytes of one segment. */
    static final int CHUNK = 5_000_000;

    private final XWorld world;

    XUploading(XWorld world) {
        this.world = world;
    }

    WireReply initialize(XAccess.Caller caller, WireRequest request) {
        JsonNode body = XPosting.body(request, XKnownKeys.initializeMedia());
        String type = required(body, "media_type").stringValue();
        String label = required(body, "media_category").stringValue();
        long bytes = required(body, "total_bytes").longValue();
        XCategory category = XCategory.named(label)
                .orElseThrow(() -> XProblems.invalid(
                        "media_category " + label + " is none that the sandbox takes; it takes " + XCategory.labels()));
        if (!category.contentTypes.contains(type)) {
            throw XProblems.invalid("media_type " + type + " does not go with media_category " + label);
        }
        if (bytes < 1 || bytes > category.mostBytes) {
            throw XProblems.invalid(
                    "File size of " + bytes + " is not between 1 and " + category.mostBytes + " bytes.");
        }
        XUpload upload = uploads().begin(caller.user().id(), type, category, bytes);
        return XUploadJson.reply(upload, uploads().secondsLeft(upload));
    }

    WireReply append(XAccess.Caller caller, WireRequest request) {
        XUpload upload = own(caller, request.capture("id"));
        XChunk chunk = XChunk.of(request);
        if (upload.whole().isPresent()) {
            throw XProblems.invalid("The media " + upload.id() + " is finalized; nothing can be appended.");
        }
        XUpload.Segment segment = uploads().segment(chunk.content());
        Optional<XUpload.Segment> there = Optional.ofNullable(upload.segments().get(chunk.index()));
        if (there.filter(old -> !old.equals(segment)).isPresent()) {
            throw XProblems.invalid("segment_index " + chunk.index() + " was appended with other bytes.");
        }
        if (there.isEmpty() && upload.appended() + segment.size() > upload.totalBytes()) {
            throw XProblems.invalid("The segments are more than the " + upload.totalBytes() + " bytes announced.");
        }
        return XUploadJson.expiry(uploads().put(upload.with(chunk.index(), segment)));
    }

    WireReply finalizeUpload(XAccess.Caller caller, WireRequest request) {
        XUpload upload = own(caller, request.capture("id"));
        if (request.size() > 0) {
            throw XProblems.invalid("finalize takes no body");
        }
        if (upload.whole().isEmpty()) {
            upload = close(upload);
        }
        return XUploadJson.reply(upload, uploads().secondsLeft(upload), checkAfter());
    }

    WireReply status(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("media_status", request);
        if (request.query("command").filter("STATUS"::equals).isEmpty()) {
            throw XProblems.invalid("The query parameter [command] must be STATUS.");
        }
        XUpload upload = own(caller, request.query("media_id").orElse(""));
        XUpload.State state =
                upload.state().orElseThrow(() -> XProblems.invalid("The media " + upload.id() + " is not finalized."));
        XUpload polled = uploads().put(upload.with(next(state)));
        return XUploadJson.reply(polled, uploads().secondsLeft(polled), checkAfter());
    }

    /** The caller's own upload that lives; whatever else an id may be is the same to X. */
    XUpload own(XAccess.Caller caller, String id) {
        XUpload upload = uploads().find(id).orElseThrow(() -> unknown(id, "it was never given out"));
        if (!upload.userId().equals(caller.user().id())) {
            throw unknown(id, "it is another user's");
        }
        if (!uploads().isAlive(upload)) {
            throw unknown(id, "it has expired");
        }
        return upload;
    }

    private XUpload close(XUpload upload) {
        List<Integer> gaps = IntStream.range(0, upload.segments().size())
                .filter(index -> !upload.segments().containsKey(index))
                .boxed()
                .toList();
        if (upload.appended() != upload.totalBytes() || !gaps.isEmpty()) {
            throw XProblems.refusal(
                    400,
                    XProblems.TYPES + "invalid-request",
                    "Invalid Request",
                    "Segments do not add up to provided total file size.",
                    upload.appended() + " of " + upload.totalBytes() + " bytes are there; missing are the segments "
                            + gaps);
        }
        XUpload.Whole whole = uploads().whole(upload);
        Optional<String> complaint = upload.category().complaint(upload.mediaType(), whole.file());
        boolean processed = upload.category() != XCategory.TWEET_IMAGE
                || world.mediaSettings().processImages();
        int polls = processed ? world.mediaSettings().processingPolls() : 0;
        if (complaint.isPresent() && polls == 0) {
            throw XProblems.invalid(complaint.get());
        }
        return uploads().put(upload.finalized(whole, new XUpload.State(0, polls, complaint.isEmpty())));
    }

    private XUpload.State next(XUpload.State state) {
        XUpload.State polled = state.polled();
        boolean ends = polled.isOver() && !state.isOver();
        return ends && world.mediaSettings().processingFails() ? polled.failing() : polled;
    }

    private int checkAfter() {
        return world.mediaSettings().processingSeconds();
    }

    private XUploads uploads() {
        return world.uploads();
    }

    private static JsonNode required(JsonNode body, String key) {
        if (!body.has(key)) {
            throw XProblems.invalid("$." + key + ": is missing but it is required");
        }
        return body.path(key);
    }

    private static Refusal unknown(String id, String reason) {
        return XProblems.refusal(
                400,
                XProblems.TYPES + "invalid-request",
                "Invalid Request",
                "Invalid media id " + id,
                "media id " + id + ": " + reason);
    }
}
