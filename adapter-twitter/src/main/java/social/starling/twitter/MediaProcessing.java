package social.starling.twitter;

import java.time.Duration;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.task.Tasks;
import tools.jackson.databind.JsonNode;

/** Waits until X has made of an uploaded file what it shows; it does so with videos and animations. */
final class MediaProcessing {
    /** X names its own pauses; one that is absurd is brought into these bounds. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** In all. What takes longer is uploaded anew with the next attempt. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TwitterSettings settings;
    private final TwitterSession session;
    private final Tasks tasks;

    MediaProcessing(TwitterSettings settings, TwitterSession session, Tasks tasks) {
        this.settings = settings;
        this.session = session;
        this.tasks = tasks;
    }

    /**
     * Returns once the file can be shown.
     *
     * @param answer to the call that ended the upload
     * @throws IllegalArgumentException when X cannot process it, with X's reason
     * @throws PlatformException when it takes too long, or X does not answer
     */
    void await(Account account, String mediaId, JsonNode answer) {
        JsonNode info = answer.path("data").path("processing_info");
        Duration waited = Duration.ZERO;
        while (isGoingOn(info)) {
            Duration pause = pause(info);
            if (waited.plus(pause).compareTo(PATIENCE) > 0) {
                throw new PlatformException.Unavailable(
                        "X is still processing the file after " + waited.toSeconds() + " s", null);
            }
            tasks.sleep(pause);
            waited = waited.plus(pause);
            info = status(account, mediaId).path("data").path("processing_info");
        }
        if (info.path("state").asString("").equals("failed")) {
            throw new IllegalArgumentException("X cannot process the file: " + reason(info.path("error")));
        }
    }

    private JsonNode status(Account account, String mediaId) {
        HttpAnswer answer = session.read(
                account,
                HttpCall.get(TwitterSettings.PLATFORM, settings.api(), MediaUpload.UPLOAD)
                        .query("command", "STATUS")
                        .query("media_id", mediaId));
        if (!answer.ok()) {
            throw XProblem.of(answer).failure();
        }
        return answer.json();
    }

    private static boolean isGoingOn(JsonNode info) {
        String state = info.path("state").asString("");
        return state.equals("pending") || state.equals("in_progress");
    }

    private static Duration pause(JsonNode info) {
        long seconds = info.path("check_after_secs").asLong(SHORTEST.toSeconds());
        return Duration.ofSeconds(Math.clamp(seconds, SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }

    private static String reason(JsonNode error) {
        String words = error.path("message").asString(error.path("name").asString(""));
        return words.isBlank() ? "it does not say why" : XProblem.oneLine(words);
    }
}
