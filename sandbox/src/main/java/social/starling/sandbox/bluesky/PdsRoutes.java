package social.starling.sandbox.bluesky;

import java.util.List;
import java.util.Map;
import social.starling.sandbox.Feed;
import social.starling.sandbox.Json;
import social.starling.sandbox.Route;
import social.starling.sandbox.WireReply;

/** What of a PDS's own API is simulated. */
final class PdsRoutes {
    private static final String XRPC = "/xrpc/com.atproto.";

    private final Pds pds;

    PdsRoutes(Pds pds) {
        this.pds = pds;
    }

    /** What is pushed, by the path of a WebSocket. */
    Map<String, Feed> feeds() {
        return Map.of(
                XRPC + "sync.subscribeRepos",
                new Firehose(pds.events()),
                "/subscribe",
                new Jetstream(pds.events(), pds.clock()));
    }

    List<Route> all() {
        XrpcGate gate = new XrpcGate(pds);
        SessionRoutes sessions = new SessionRoutes(pds, gate);
        RecordRoutes records = new RecordRoutes(pds);
        WriteRoutes writes = new WriteRoutes(pds, gate);
        BlobRoutes blobs = new BlobRoutes(pds, gate);
        VideoRoutes videos = new VideoRoutes(pds);
        return List.of(
                Route.post(XRPC + "server.createSession", gate.guard(sessions::create)),
                Route.post(XRPC + "server.refreshSession", gate.guard(sessions::refresh)),
                Route.get(XRPC + "server.getSession", gate.guard(sessions::get)),
                Route.post(XRPC + "server.deleteSession", gate.guard(sessions::delete)),
                Route.get(XRPC + "server.describeServer", gate.guard(sessions::describeServer)),
                Route.get(XRPC + "identity.resolveHandle", gate.guard(sessions::resolveHandle)),
                Route.creating(XRPC + "repo.createRecord", gate.guard(writes::create)),
                Route.creating(XRPC + "repo.putRecord", gate.guard(writes::put)),
                Route.post(XRPC + "repo.deleteRecord", gate.guard(writes::delete)),
                Route.get(XRPC + "repo.getRecord", gate.guard(records::get)),
                Route.get(XRPC + "repo.listRecords", gate.guard(records::list)),
                Route.get(XRPC + "repo.describeRepo", gate.guard(records::describe)),
                Route.get(XRPC + "sync.getLatestCommit", gate.guard(records::latestCommit)),
                Route.get(XRPC + "sync.getBlob", gate.guard(blobs::get)),
                Route.post(XRPC + "repo.uploadBlob", gate.guard(blobs::upload, BlobLimits.MOST))
                        .taking(BlobLimits.MOST),
                Route.get(XRPC + "server.getServiceAuth", gate.guard(new ServiceTokens(pds, gate)::get)),
                Route.post("/xrpc/app.bsky.video.uploadVideo", videos::upload).taking(BlobLimits.MOST),
                Route.get("/xrpc/app.bsky.video.getJobStatus", videos::status),
                Route.get(
                        "/xrpc/_health",
                        request -> WireReply.json(200, Json.object().put("version", "sandbox"))));
    }
}
