package social.starling.sandbox.bluesky;

import java.util.regex.Pattern;
import social.starling.sandbox.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a PDS demands of any record before it is written: key, type, data model, lexicon, blobs. */
final class RecordRules {
    private static final Pattern RKEY = Pattern.compile("[a-zA-Z0-9._~:-]{1,512}");

    private final Pds pds;
    private final StrictRules strict;

    RecordRules(Pds pds) {
        this.pds = pds;
        this.strict = new StrictRules(pds.repos());
    }

    static boolean isKnown(String collection) {
        return collection.equals(PostRecordRules.COLLECTION);
    }

    static boolean isRecordKey(String rkey) {
        return RKEY.matcher(rkey).matches() && !rkey.equals(".") && !rkey.equals("..");
    }

    /** The record of {@code input} with its {@code $type}, if it may be written under {@code rkey}. */
    JsonNode check(String did, String collection, String rkey, JsonNode input) {
        if (!isRecordKey(rkey)) {
            throw XrpcErrors.invalidRequest("Input/rkey must be a valid Record Key");
        }
        if (isKnown(collection) && !Tids.isTid(rkey)) {
            throw XrpcErrors.invalidRecord(collection, "record key '" + rkey + "' must be a valid TID");
        }
        if (!(input.get("record") instanceof ObjectNode given)) {
            throw XrpcErrors.invalidRequest("Input/record must be an object");
        }
        ObjectNode record = given.deepCopy();
        if (!record.has("$type")) {
            record.put("$type", collection);
        }
        if (!record.path("$type").stringValue("").equals(collection)) {
            throw XrpcErrors.invalidRequest("Invalid $type: expected " + collection + ", got " + record.path("$type"));
        }
        try {
            DagCbor.encode(record);
        } catch (IllegalArgumentException outside) {
            throw XrpcErrors.invalidRecord(collection, String.valueOf(outside.getMessage()));
        }
        boolean validate = input.path("validate").booleanValue(true);
        if (isKnown(collection) && validate) {
            checkPost(did, collection, record);
        } else if (validate && input.has("validate")) {
            throw XrpcErrors.invalidRequest("Unknown lexicon type: " + collection);
        }
        checkBlobs(did, record);
        return record;
    }

    private void checkPost(String did, String collection, JsonNode record) {
        try {
            PostRecordRules.check(record);
            if (pds.settings().strict()) {
                strict.check(did, record);
            }
        } catch (Lexicon.Complaint complaint) {
            throw XrpcErrors.invalidRecord(collection, String.valueOf(complaint.getMessage()));
        }
    }

    private void checkBlobs(String did, JsonNode node) {
        if (node.path("$type").stringValue("").equals("blob")) {
            String cid = node.path("ref").path("$link").stringValue("");
            boolean known = pds.accounts()
                    .find(did)
                    .flatMap(account -> pds.repos().of(account).blob(cid))
                    .isPresent();
            if (!known) {
                throw blobNotFound(cid);
            }
        }
        node.forEach(child -> checkBlobs(did, child));
    }

    private static Refusal blobNotFound(String cid) {
        return XrpcErrors.error(400, "BlobNotFound", "Could not find blob: " + cid);
    }
}
