package social.starling.sandbox.bluesky;

import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import social.starling.sandbox.media.MediaFile;
import tools.jackson.databind.node.ObjectNode;

/** com.atproto.repo.uploadBlob and com.atproto.sync.getBlob. A file is served once a record shows it. */
final class BlobRoutes {
    private final Pds pds;
    private final XrpcGate gate;

    BlobRoutes(Pds pds, XrpcGate gate) {
        this.pds = pds;
        this.gate = gate;
    }

    WireReply upload(WireRequest request, PointLimits.Tally tally) {
        BlueskyAccount account = gate.caller(request);
        tally.spend(BlueskyLimit.BLOBS_DAY, account.did(), 1);
        String suggested = request.mediaType()
                .orElseThrow(
                        () -> XrpcErrors.invalidRequest("Request encoding (Content-Type) required but not provided"));
        if (request.size() > pds.blobLimits().upload()) {
            throw XrpcErrors.error(413, "PayloadTooLarge", "request entity too large");
        }
        if (request.size() == 0) {
            throw XrpcErrors.invalidRequest("A request body is expected but none was provided");
        }
        byte[] bytes = request.body();
        String mimeType = MediaFile.type(bytes).orElse(suggested);
        ObjectNode json = Json.object();
        json.set("blob", reference(pds.repos().of(account).addBlob(bytes, mimeType), mimeType, bytes.length));
        return WireReply.json(200, json);
    }

    WireReply get(WireRequest request, PointLimits.Tally tally) {
        String did = XrpcGate.parameter(request, "did");
        String cid = XrpcGate.parameter(request, "cid");
        BlueskyAccount account =
                pds.accounts().find(did).orElseThrow(() -> XrpcErrors.invalidRequest("Could not find repo: " + did));
        Repo repo = pds.repos().of(account);
        return repo.shown(cid)
                .flatMap(blob -> repo.bytes(blob)
                        .map(bytes -> WireReply.of(200, blob.mimeType(), bytes)
                                .with("X-Content-Type-Options", "nosniff")
                                .with("Content-Security-Policy", "default-src 'none'; sandbox")))
                .orElseThrow(() -> XrpcErrors.error(400, "BlobNotFound", "Blob not found"));
    }

    /** A reference to a file, as a record holds it. */
    static ObjectNode reference(String cid, String mimeType, int size) {
        ObjectNode blob = Json.object().put("$type", "blob");
        blob.putObject("ref").put("$link", cid);
        return blob.put("mimeType", mimeType).put("size", size);
    }
}
