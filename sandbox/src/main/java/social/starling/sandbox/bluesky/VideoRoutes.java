package social.starling.sandbox.bluesky;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Json;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import social.starling.sandbox.media.MediaFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A video service beside the PDS: app.bsky.video.uploadVideo and getJobStatus. It acts by a token of
 * com.atproto.server.getServiceAuth that lets it store one blob on the PDS, and makes another file of what it is given.
 */
final class VideoRoutes {
    /** An empty box at the end changes an MP4's bytes and nothing that is shown. */
    private static final byte[] FREE_BOX = {0, 0, 0, 8, 'f', 'r', 'e', 'e'};

    private static final List<String> STAGES = List.of("JOB_STATE_SCANNING", "JOB_STATE_ENCODING");

    private final Pds pds;
    private final Shelf<VideoJob> jobs;

    VideoRoutes(Pds pds) {
        this.pds = pds;
        this.jobs = pds.videoJobs();
    }

    WireReply upload(WireRequest request) {
        try {
            return uploaded(request);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    WireReply status(WireRequest request) {
        VideoJob job = jobs.find(request.query("jobId").orElse("")).orElse(null);
        if (job == null) {
            return XrpcErrors.invalidRequest("Job not found").reply();
        }
        VideoJob now = job.cid().isEmpty() ? advanced(job.asked()) : job;
        jobs.put(now.id(), now);
        ObjectNode body = Json.object();
        body.set("jobStatus", json(now));
        return WireReply.json(200, body);
    }

    private WireReply uploaded(WireRequest request) {
        BlueskyAccount account = account(request);
        if (!request.mediaType().filter("video/mp4"::equals).isPresent()) {
            throw XrpcErrors.invalidRequest("Wrong request encoding (Content-Type): video/mp4 is expected");
        }
        XrpcGate.parameter(request, "name");
        if (request.size() > pds.videoSettings().most()) {
            throw XrpcErrors.error(413, "PayloadTooLarge", "request entity too large");
        }
        byte[] bytes = request.body();
        String source = Cid.ofBlob(bytes);
        Optional<VideoJob> known = jobs.all().stream()
                .filter(job -> job.did().equals(account.did()) && job.source().equals(source) && !job.hasFailed())
                .findFirst();
        if (known.isPresent()) {
            ObjectNode again = json(known.get()).put("error", "already_exists");
            return WireReply.json(409, again.put("message", "Video already processed"));
        }
        boolean film = MediaFile.type(bytes).filter("video/mp4"::equals).isPresent();
        VideoJob job = new VideoJob(
                "job-" + (jobs.all().size() + 1),
                account.did(),
                source,
                pds.videoSettings().polls(),
                film ? pds.videoSettings().failure() : Optional.of("validation_failure"),
                Optional.empty(),
                0);
        store(account, job, bytes);
        return WireReply.json(200, json(job));
    }

    /** What it will make lies ready from the start, and is told when the job is done. */
    private void store(BlueskyAccount account, VideoJob job, byte[] bytes) {
        jobs.put(job.id(), job);
        if (job.failure().isEmpty()) {
            ByteArrayOutputStream made = new ByteArrayOutputStream();
            made.writeBytes(bytes);
            made.writeBytes(FREE_BOX);
            pds.repos().of(account).addBlob(made.toByteArray(), "video/mp4");
            jobs.put(job.id() + " file", job.made(Cid.ofBlob(made.toByteArray()), made.size()));
        }
    }

    private VideoJob advanced(VideoJob job) {
        return job.polls() > 0 || job.failure().isPresent()
                ? job
                : jobs.find(job.id() + " file").orElse(job);
    }

    private static ObjectNode json(VideoJob job) {
        ObjectNode json = Json.object().put("jobId", job.id()).put("did", job.did());
        if (job.cid().isPresent()) {
            json.put("state", "JOB_STATE_COMPLETED").put("progress", 100);
            json.set("blob", BlobRoutes.reference(job.cid().get(), "video/mp4", job.size()));
            return json;
        }
        if (job.hasFailed()) {
            return json.put("state", "JOB_STATE_FAILED")
                    .put("failureCode", job.failure().orElseThrow())
                    .put("error", "The video was not processed");
        }
        return json.put("state", STAGES.get(job.polls() % STAGES.size())).put("progress", 50);
    }

    /** Whose token it is: issued by the account that is named, for this PDS, to upload a blob. */
    private BlueskyAccount account(WireRequest request) {
        JsonNode claims = Jwt.claims(XrpcGate.bearer(request))
                .orElseThrow(() -> refused("InvalidToken", "jwt signature is wrong"));
        String did = XrpcGate.parameter(request, "did");
        if (!claims.path("iss").stringValue("").equals(did)) {
            throw refused("InvalidToken", "jwt was not issued by " + did);
        }
        if (!claims.path("aud").stringValue("").equals(ServiceTokens.audience(request))
                || !claims.path("lxm").stringValue("").equals("com.atproto.repo.uploadBlob")) {
            throw refused("InvalidToken", "jwt must be for com.atproto.repo.uploadBlob on the account's PDS");
        }
        if (!Instant.ofEpochSecond(claims.path("exp").longValue(0))
                .isAfter(pds.clock().instant())) {
            throw refused("ExpiredToken", "jwt expired");
        }
        return pds.accounts().find(did).orElseThrow(() -> refused("InvalidToken", "nobody has this DID: " + did));
    }

    private static Refusal refused(String name, String message) {
        return XrpcErrors.error(401, name, message);
    }
}
