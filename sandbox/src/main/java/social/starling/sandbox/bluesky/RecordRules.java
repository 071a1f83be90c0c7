package social.starling.sandbox.bluesky;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a PDS demands of any record before it is written: key, type, data model, lexicon, blobs. */
final class RecordRules {
    private static final Pattern RKEY = Pattern.compile("[a-zA-Z0-9._~:-]{1,512}");

    private final Pds pds;
    private final StrictRules strict;
    private final BlobRules blobs;

    RecordRules(Pds pds) {
        this.blobs = new BlobRules(pds);
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
    JsonNode check(BlueskyAccount author, String collection, String rkey, JsonNode input) {
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
            checkPost(author.did(), collection, record);
        } else if (validate && input.has("validate")) {
            throw XrpcErrors.invalidRequest("Unknown lexicon type: " + collection);
        }
        blobs.check(pds.repos().of(author), record);
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
}
