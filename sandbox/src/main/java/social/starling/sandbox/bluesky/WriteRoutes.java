package social.starling.sandbox.bluesky;

import java.util.Optional;
import java.util.regex.Pattern;
import social.starling.sandbox.Json;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** com.atproto.repo: createRecord, putRecord, deleteRecord, with a PDS's compare-and-set. */
final class WriteRoutes {
    private static final Pattern COLLECTION =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z0-9-]+)+\\.[a-zA-Z][a-zA-Z0-9]*");

    private final Pds pds;
    private final XrpcGate gate;
    private final RecordRules rules;

    WriteRoutes(Pds pds, XrpcGate gate) {
        this.pds = pds;
        this.gate = gate;
        this.rules = new RecordRules(pds);
    }

    WireReply create(WireRequest request, PointLimits.Tally tally) {
        Write write = write(request, tally, 3);
        String rkey = write.input.path("rkey").stringValueOpt().orElseGet(pds.repos()::nextKey);
        JsonNode record = rules.check(write.account, write.collection, rkey, write.input);
        if (write.repo.find(write.collection, rkey).isPresent()) {
            throw XrpcErrors.error(500, "InternalServerError", "Internal Server Error");
        }
        checkSwapCommit(write);
        return written(write, write.repo.put(write.collection, rkey, record, BlueskyPost.Via.API), true);
    }

    WireReply put(WireRequest request, PointLimits.Tally tally) {
        Write write = write(request, tally, 2);
        String rkey = XrpcGate.text(write.input, "rkey");
        JsonNode record = rules.check(write.account, write.collection, rkey, write.input);
        Optional<StoredRecord> current = write.repo.find(write.collection, rkey);
        boolean identical = current.filter(stored -> stored.cid().equals(Cid.ofRecord(record)))
                .isPresent();
        if (identical && (pds.settings().identicalPutFirst() || !write.input.has("swapRecord"))) {
            return WireReply.json(200, json(current.orElseThrow()));
        }
        checkSwapRecord(write, current);
        checkSwapCommit(write);
        return written(write, write.repo.put(write.collection, rkey, record, BlueskyPost.Via.API), current.isEmpty());
    }

    WireReply delete(WireRequest request, PointLimits.Tally tally) {
        Write write = write(request, tally, 1);
        Optional<StoredRecord> current = write.repo.find(write.collection, XrpcGate.text(write.input, "rkey"));
        if (current.isEmpty()) {
            return WireReply.json(200, Json.object());
        }
        checkSwapRecord(write, current);
        checkSwapCommit(write);
        write.repo.delete(current.get());
        ObjectNode body = Json.object();
        body.set("commit", commit(write.repo));
        return WireReply.json(200, body);
    }

    private Write write(WireRequest request, PointLimits.Tally tally, int points) {
        BlueskyAccount account = gate.caller(request);
        tally.spend(BlueskyLimit.WRITES_DAY, account.did(), points);
        tally.spend(BlueskyLimit.WRITES_HOUR, account.did(), points);
        JsonNode input = XrpcGate.input(request);
        String collection = XrpcGate.text(input, "collection");
        if (!COLLECTION.matcher(collection).matches()) {
            throw XrpcErrors.invalidRequest("Input/collection must be a valid nsid");
        }
        String name = XrpcGate.text(input, "repo");
        BlueskyAccount owner =
                pds.accounts().find(name).orElseThrow(() -> XrpcErrors.invalidRequest("Could not find repo: " + name));
        if (!owner.did().equals(account.did())) {
            throw XrpcErrors.authenticationRequired("Authentication Required");
        }
        return new Write(account, pds.repos().of(account), collection, input);
    }

    private static void checkSwapRecord(Write write, Optional<StoredRecord> current) {
        JsonNode swap = write.input.get("swapRecord");
        if (swap == null) {
            return;
        }
        String expected = swap.isNull() ? "null" : swap.stringValue("");
        String found = current.map(StoredRecord::cid).orElse("null");
        if (!expected.equals(found)) {
            throw invalidSwap("Record was at " + found);
        }
    }

    private static void checkSwapCommit(Write write) {
        Optional<String> swap = write.input.path("swapCommit").stringValueOpt();
        if (swap.isPresent() && !swap.get().equals(write.repo.commit())) {
            throw invalidSwap("Commit was at " + write.repo.commit());
        }
    }

    private static Refusal invalidSwap(String message) {
        return XrpcErrors.error(400, "InvalidSwap", message);
    }

    private static WireReply written(Write write, StoredRecord stored, boolean isNew) {
        ObjectNode body = json(stored);
        body.set("commit", commit(write.repo));
        WireReply reply = WireReply.json(200, body);
        return isNew ? reply.created() : reply;
    }

    private static ObjectNode json(StoredRecord stored) {
        return Json.object()
                .put("uri", stored.uri())
                .put("cid", stored.cid())
                .put("validationStatus", RecordRules.isKnown(stored.collection()) ? "valid" : "unknown");
    }

    private static ObjectNode commit(Repo repo) {
        return Json.object().put("cid", repo.commit()).put("rev", repo.rev());
    }

    private record Write(BlueskyAccount account, Repo repo, String collection, JsonNode input) {}
}
