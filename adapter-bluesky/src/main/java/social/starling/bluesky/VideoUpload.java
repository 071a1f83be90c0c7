package social.starling.bluesky;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpBody;
import social.starling.http.HttpCall;
import social.starling.http.HttpGateway;
import social.starling.ports.account.Account;
import social.starling.ports.account.Secret;
import social.starling.ports.media.Rendition;
import social.starling.ports.media.Renditions;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a video to a video service, which makes of it what the app shows and stores that on the account's server. The same
 * video is processed once, however often it comes.
 *
 * @see <a href="https://docs.bsky.app/docs/tutorials/video">Video uploads</a>
 */
final class VideoUpload {
    /** From the beginning of the upload until the service stores the video on the account's server. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    private static final Set<String> TOKEN_ERRORS =
            Set.of("ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "BadJwt", "JwtExpired");
    private static final Pattern CID = Pattern.compile("[a-zA-Z0-9]{8,256}");

    private final VideoHosts hosts;
    private final HttpGateway http;
    private final BlueskySession session;
    private final Renditions renditions;
    private final VideoJobs jobs;
    private final InstantSource clock;

    VideoUpload(
            VideoHosts hosts,
            HttpGateway http,
            BlueskySession session,
            Renditions renditions,
            VideoJobs jobs,
            InstantSource clock) {
        this.hosts = hosts;
        this.http = http;
        this.session = session;
        this.renditions = renditions;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The reference by which a record names the video as the service has made it; null where the account's server takes
     * videos itself.
     *
     * @throws IllegalArgumentException when the service never takes it
     * @throws PlatformException when it may later
     */
    @Nullable
    ObjectNode upload(Account account, Rendition video) {
        URI host = hosts.of(account.server());
        if (host == null) {
            return null;
        }
        HttpAnswer answer = sent(account, host, video);
        if (isTokenRefused(answer)) {
            answer = sent(account, host, video);
        }
        return reference(jobs.finished(host, job(answer)));
    }

    private HttpAnswer sent(Account account, URI host, Rendition video) {
        HttpCall call = Xrpc.procedure(host, "app.bsky.video.uploadVideo")
                .account(account.id())
                .query("did", account.remoteId())
                .query("name", video.sha256().substring(0, 16) + ".mp4")
                .bearer(token(account))
                .body(new HttpBody(video.mimeType(), video.bytes(), () -> renditions.open(video)));
        return http.repeatable(call);
    }

    /** By which the service may store one blob on the account's server. */
    private Secret token(Account account) {
        HttpAnswer answer = session.read(
                account,
                Xrpc.query(account.server(), "com.atproto.server.getServiceAuth")
                        .query("aud", "did:web:" + account.server().getHost())
                        .query("lxm", "com.atproto.repo.uploadBlob")
                        .query(
                                "exp",
                                Long.toString(clock.instant().plus(TOKEN_LIFE).getEpochSecond())));
        String token = answer.ok() ? answer.jsonOrMissing().path("token").asString("") : "";
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        if (token.isEmpty()) {
            throw new PlatformException.Malformed(answer.endpoint() + " answered without a token", null);
        }
        return new Secret(token);
    }

    /** What is said of the job, bare or wrapped; of a video that was processed before with status 409. */
    private static JsonNode job(HttpAnswer answer) {
        JsonNode body = answer.jsonOrMissing();
        JsonNode job = body.has("jobStatus") ? body.path("jobStatus") : body;
        boolean known = answer.ok() || answer.status() == 409;
        if (known
                && !(job.path("jobId").asString("").isEmpty()
                        && job.path("blob").isMissingNode())) {
            return job;
        }
        if (isTokenRefused(answer)) {
            throw new PlatformException.Unavailable(
                    "The video service does not accept what the account's server says for it: " + Xrpc.sentence(answer),
                    null);
        }
        if (answer.status() == 429 || answer.status() >= 500 || answer.status() == 408) {
            throw Xrpc.failure(answer);
        }
        if (answer.ok()) {
            throw new PlatformException.Malformed(answer.endpoint() + " answered without a job", null);
        }
        throw new IllegalArgumentException("The video service does not take the video: " + Xrpc.sentence(answer));
    }

    /** The refusal is of the service's own token and says nothing about the account's session. */
    private static boolean isTokenRefused(HttpAnswer answer) {
        return answer.status() == 401 || !answer.ok() && TOKEN_ERRORS.contains(Xrpc.error(answer));
    }

    private static ObjectNode reference(JsonNode blob) {
        String cid = blob.path("ref").path("$link").asString("");
        long size = blob.path("size").asLong(0);
        if (!CID.matcher(cid).matches() || !blob.path("mimeType").asString("").equals("video/mp4") || size < 1) {
            throw new PlatformException.Malformed("The video service names no video that a post can show", null);
        }
        return Blobs.reference(cid, "video/mp4", size);
    }
}
