package social.starling.sandbox.bluesky;

import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The public reads of com.atproto.repo and com.atproto.sync. */
final class RecordRoutes {
    private final Pds pds;

    RecordRoutes(Pds pds) {
        this.pds = pds;
    }

    WireReply get(WireRequest request, PointLimits.Tally tally) {
        Repo repo = repo(request, "repo");
        String collection = XrpcGate.parameter(request, "collection");
        String rkey = XrpcGate.parameter(request, "rkey");
        Optional<String> cid = request.query("cid");
        return repo.find(collection, rkey)
                .filter(record -> cid.map(record.cid()::equals).orElse(true))
                .map(record -> WireReply.json(200, json(record)))
                .orElseThrow(() -> XrpcErrors.error(
                        400,
                        "RecordNotFound",
                        "Could not locate record: at://" + XrpcGate.parameter(request, "repo") + "/" + collection + "/"
                                + rkey));
    }

    WireReply list(WireRequest request, PointLimits.Tally tally) {
        Repo repo = repo(request, "repo");
        String collection = XrpcGate.parameter(request, "collection");
        boolean reverse = isReverse(request);
        // An empty parameter counts as none.
        Optional<String> cursor = request.query("cursor").filter(key -> !key.isEmpty());
        List<StoredRecord> page = repo.page(collection, reverse, cursor, limit(request));
        ObjectNode body = Json.object();
        ArrayNode records = body.putArray("records");
        page.forEach(record -> records.add(json(record)));
        if (!page.isEmpty()) {
            body.put("cursor", page.getLast().rkey());
        }
        return WireReply.json(200, body);
    }

    WireReply describe(WireRequest request, PointLimits.Tally tally) {
        BlueskyAccount account = account(request, "repo");
        ObjectNode body = Json.object()
                .put("handle", account.handle())
                .put("did", account.did())
                .put("handleIsCorrect", true);
        body.set("didDoc", SessionRoutes.document(request, account));
        body.set("collections", Json.strings(pds.repos().of(account).collections()));
        return WireReply.json(200, body);
    }

    WireReply latestCommit(WireRequest request, PointLimits.Tally tally) {
        Repo repo = repo(request, "did");
        return WireReply.json(200, Json.object().put("cid", repo.commit()).put("rev", repo.rev()));
    }

    private Repo repo(WireRequest request, String parameter) {
        return pds.repos().of(account(request, parameter));
    }

    private BlueskyAccount account(WireRequest request, String parameter) {
        String name = XrpcGate.parameter(request, parameter);
        return pds.accounts().find(name).orElseThrow(() -> XrpcErrors.invalidRequest("Could not find repo: " + name));
    }

    private static int limit(WireRequest request) {
        String text = request.query("limit").orElse("50");
        if (!text.matches("[0-9]{1,9}")) {
            throw XrpcErrors.invalidRequest("Error: limit must be an integer");
        }
        int limit = Integer.parseInt(text);
        if (limit < 1) {
            throw XrpcErrors.invalidRequest("Error: limit can not be less than 1");
        }
        if (limit > 100) {
            throw XrpcErrors.invalidRequest("Error: limit can not be greater than 100");
        }
        return limit;
    }

    private static boolean isReverse(WireRequest request) {
        String word = request.query("reverse").orElse("");
        if (!word.isEmpty() && !word.equals("true") && !word.equals("false")) {
            throw XrpcErrors.error(500, "InternalServerError", "Internal Server Error");
        }
        return word.equals("true");
    }

    private static ObjectNode json(StoredRecord record) {
        ObjectNode json = Json.object().put("uri", record.uri()).put("cid", record.cid());
        json.set("value", record.value());
        return json;
    }
}
