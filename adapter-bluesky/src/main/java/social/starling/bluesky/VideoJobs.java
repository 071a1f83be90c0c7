package social.starling.bluesky;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpGateway;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.task.Tasks;
import tools.jackson.databind.JsonNode;

/** Waits until a video service has processed a video. */
final class VideoJobs {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** In all. What takes longer is asked for with the next attempt, which finds the same job. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MAX_WORDS = 300;

    /** Of these the video is not the cause. */
    private static final Set<String> PASSING = Set.of("pds_upload_failure", "generic_failure");

    private final HttpGateway http;
    private final Tasks tasks;

    VideoJobs(HttpGateway http, Tasks tasks) {
        this.http = http;
        this.tasks = tasks;
    }

    /**
     * The blob of the finished job.
     *
     * @param job what was said of it last
     * @throws IllegalArgumentException when the video cannot be processed, with the service's reason
     * @throws PlatformException when it takes too long, or the service does not answer
     */
    JsonNode finished(URI host, JsonNode job) {
        JsonNode now = job;
        Duration pause = FIRST_PAUSE;
        Duration waited = Duration.ZERO;
        while (!now.path("blob").isObject()) {
            requireGoingOn(now, waited);
            tasks.sleep(pause);
            waited = waited.plus(pause);
            pause = longer(pause);
            now = status(host, job.path("jobId").asString(""));
        }
        return now.path("blob");
    }

    private static void requireGoingOn(JsonNode job, Duration waited) {
        if (job.path("state").asString("").equals("JOB_STATE_FAILED")) {
            String reason = "The video service cannot process the video: " + reason(job);
            if (PASSING.contains(job.path("failureCode").asString(""))) {
                throw new PlatformException.Unavailable(reason, null);
            }
            throw new IllegalArgumentException(reason);
        }
        if (waited.compareTo(PATIENCE) >= 0) {
            throw new PlatformException.Unavailable(
                    "The video service is still processing the video after " + waited.toSeconds() + " s", null);
        }
    }

    private JsonNode status(URI host, String id) {
        if (id.isEmpty()) {
            throw new PlatformException.Malformed("The video service names no job to ask for", null);
        }
        HttpAnswer answer =
                http.read(Xrpc.query(host, "app.bsky.video.getJobStatus").query("jobId", id));
        if (answer.status() == 429 || answer.status() >= 500) {
            throw Xrpc.failure(answer);
        }
        JsonNode job = answer.jsonOrMissing().path("jobStatus");
        if (!answer.ok() || !job.isObject()) {
            throw new PlatformException.Unavailable(
                    "The video service does not know its job any more: " + Xrpc.sentence(answer), null);
        }
        return job;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static String reason(JsonNode job) {
        String words = (job.path("failureCode").asString("") + " "
                        + job.path("error").asString("") + " "
                        + job.path("message").asString(""))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return words.isEmpty() ? "it does not say why" : words.substring(0, Math.min(MAX_WORDS, words.length()));
    }
}
