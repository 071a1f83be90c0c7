package social.starling.sandbox.x;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.media.MediaFile;
import tools.jackson.databind.JsonNode;

/** Makes the media of a new post out of the {@code media_ids} that an app names. */
final class XAttachments {
    private static final String INVALID = "Your media IDs are invalid.";

    private final XWorld world;

    XAttachments(XWorld world) {
        this.world = world;
    }

    /** The media in the order named; empty when {@code body} names none. */
    List<XMedia> of(XUser author, JsonNode body) {
        List<XUpload> uploads = new ArrayList<>();
        for (JsonNode id : body.path("media").path("media_ids")) {
            uploads.add(usable(author, id.stringValue()));
        }
        if (new HashSet<>(uploads).size() < uploads.size()) {
            throw invalid("an id stands there twice");
        }
        long images = uploads.stream()
                .filter(upload -> upload.category() == XCategory.TWEET_IMAGE)
                .count();
        if (uploads.size() > 1 && images < uploads.size()) {
            throw invalid("a post shows 1 to 4 images, or 1 GIF, or 1 video");
        }
        return uploads.stream().map(upload -> media(author, upload)).toList();
    }

    private XUpload usable(XUser author, String id) {
        XUpload upload = world.uploads().find(id).orElseThrow(() -> invalid(id + " was never given out"));
        if (!upload.userId().equals(author.id())) {
            throw invalid(id + " is another user's");
        }
        if (!world.uploads().isAlive(upload)) {
            throw invalid(id + " has expired");
        }
        if (!upload.isReady()) {
            throw invalid(id + " is not processed, or its processing has failed");
        }
        return upload;
    }

    private XMedia media(XUser author, XUpload upload) {
        XUpload.Whole whole = upload.whole().orElseThrow();
        MediaFile file = whole.file().orElseThrow();
        checkLength(author, file);
        return world.files().media(upload.key(), upload.category().mediaType, whole.hash(), file, upload.altText());
    }

    /** The length that may be posted is shorter than what may be uploaded. */
    private void checkLength(XUser author, MediaFile file) {
        int seconds = author.premium() ? 125 * 60 : world.mediaSettings().longestVideoSeconds();
        if (file.durationMillis() > seconds * 1000L) {
            throw XProblems.forbidden(
                    "You are not allowed to post a video longer than " + Math.max(1, seconds / 60) + " minutes.",
                    "the video has " + file.durationMillis() + " ms, allowed are " + seconds + " s");
        }
    }

    private static Refusal invalid(String reason) {
        return XProblems.refusal(400, XProblems.TYPES + "invalid-request", "Invalid Request", INVALID, reason);
    }
}
