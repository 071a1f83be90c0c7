package social.starling.twitter;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpBody;
import social.starling.http.HttpCall;
import social.starling.http.HttpResult;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.media.Rendition;
import social.starling.ports.media.Renditions;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/**
 * Brings fitted files to X in chunks, with their alt texts. Nobody sees them until a post shows them, and X forgets them
 * after 24 hours, so they are uploaded for each attempt anew.
 *
 * @see <a href="https://docs.x.com/x-api/media/quickstart/media-upload-chunked">Chunked media upload</a>
 */
final class MediaUpload {
    static final String UPLOAD = "/2/media/upload";
    static final String METADATA = "/2/media/metadata";

    /** X takes up to 5 MB at once. */
    private static final int CHUNK = 4 * 1024 * 1024;

    /** Statuses by which X judges the file itself. */
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 413, 415, 422);

    private final TwitterSettings settings;
    private final TwitterSession session;
    private final Renditions renditions;
    private final MediaProcessing processing;

    MediaUpload(TwitterSettings settings, TwitterSession session, Renditions renditions, MediaProcessing processing) {
        this.settings = settings;
        this.session = session;
        this.renditions = renditions;
        this.processing = processing;
    }

    /**
     * The ids that a post names to show them, in the same order.
     *
     * @throws IllegalArgumentException when X will never take one of them
     * @throws PlatformException when it may later
     */
    List<String> upload(Account account, List<Media> media) {
        return media.stream().map(one -> upload(account, one)).toList();
    }

    /** Whether the alt text can be kept: X takes none for videos. */
    static boolean isDescribed(Media media) {
        return !media.source().altText().isBlank() && media.requireRendition().kind() != Attachment.Kind.VIDEO;
    }

    private String upload(Account account, Media media) {
        Rendition file = media.requireRendition();
        JsonNode begun = answer(session.repeatable(account, initialize(file)));
        String id = begun.path("data").path("id").asString("");
        if (!PostIds.isId(id)) {
            throw new PlatformException.Malformed(
                    "X began an upload with the id \"" + id + "\"; a number is expected", null);
        }
        append(account, id, file);
        processing.await(account, id, finalized(account, id));
        if (isDescribed(media)) {
            describe(account, id, media.source().altText());
        }
        return id;
    }

    private HttpCall initialize(Rendition file) {
        return post(UPLOAD + "/initialize")
                .json(Json.write(Json.object()
                        .put("media_type", file.mimeType())
                        .put("total_bytes", file.bytes())
                        .put("media_category", category(file))));
    }

    private void append(Account account, String id, Rendition file) {
        try (InputStream bytes = renditions.open(file)) {
            byte[] chunk = bytes.readNBytes(CHUNK);
            for (int segment = 0; chunk.length > 0; segment++) {
                HttpCall call = post(UPLOAD + "/{id}/append")
                        .variable("id", id)
                        .body(HttpBody.multipart("segment_index", Integer.toString(segment), "media", chunk));
                requireTaken(session.repeatable(account, call));
                chunk = bytes.readNBytes(CHUNK);
            }
        } catch (IOException e) {
            throw new PlatformException.Unavailable(
                    "The file " + file.sha256() + " cannot be read from the store of fitted files: " + e.getMessage(),
                    e);
        }
    }

    /** Sent once: X may refuse to end an upload twice. Where its answer is lost, the next attempt begins anew. */
    private JsonNode finalized(Account account, String id) {
        HttpCall call = post(UPLOAD + "/{id}/finalize").variable("id", id);
        return switch (session.create(account, call)) {
            case HttpAnswer answer -> answer(answer);
            case HttpResult.NotSent notSent ->
                throw new PlatformException.Unavailable(call.endpoint() + ": " + notSent.reason(), null);
            case HttpResult.Lost lost ->
                throw new PlatformException.Unavailable(call.endpoint() + ": " + lost.reason(), null);
        };
    }

    private void describe(Account account, String id, String altText) {
        var body = Json.object().put("id", id);
        body.putObject("metadata").putObject("alt_text").put("text", altText);
        HttpCall call = post(METADATA)
                .json(Json.write(body))
                .priced(Creation.price(account.capabilities().prices().altText()));
        requireTaken(session.repeatable(account, call));
    }

    private HttpCall post(String path) {
        return HttpCall.post(TwitterSettings.PLATFORM, settings.api(), path);
    }

    private static JsonNode answer(HttpAnswer answer) {
        requireTaken(answer);
        return answer.json();
    }

    private static void requireTaken(HttpAnswer answer) {
        XProblem problem = XProblem.of(answer);
        if (answer.ok()) {
            return;
        }
        if (REFUSALS.contains(answer.status()) && !problem.isAboutAccount()) {
            throw new IllegalArgumentException("X does not take the file: " + problem.sentence());
        }
        throw problem.failure();
    }

    private static String category(Rendition file) {
        return switch (file.kind()) {
            case IMAGE -> "tweet_image";
            case GIF -> "tweet_gif";
            case VIDEO -> "tweet_video";
        };
    }
}
