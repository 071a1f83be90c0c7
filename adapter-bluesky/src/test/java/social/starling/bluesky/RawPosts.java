package social.starling.bluesky;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.RawXrpc;

/** An account's posts as the server keeps them, read and written beside the adapter. */
record RawPosts(RawXrpc raw, PdsAccount account) {
    private static final String COLLECTION = "app.bsky.feed.post";

    /** A fixed moment: the same text gives the same bytes and the same CID. */
    static Map<String, Object> post(String text) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("$type", COLLECTION);
        record.put("text", text);
        record.put("createdAt", "2026-11-20T07:00:00.000Z");
        return record;
    }

    static Map<String, Object> post(String text, String field, Object value) {
        Map<String, Object> record = post(text);
        record.put(field, value);
        return record;
    }

    /** Puts the record whatever is there. */
    RawXrpc.Answer put(String key, Map<String, ?> record) {
        return write("com.atproto.repo.putRecord", Map.of("rkey", key, "record", record));
    }

    /** Puts the record where nothing may be yet ({@code "swapRecord": null}). */
    RawXrpc.Answer putNew(String key, Map<String, ?> record) {
        Map<String, Object> body = new HashMap<>(Map.of("rkey", key, "record", record));
        body.put("swapRecord", null);
        return write("com.atproto.repo.putRecord", body);
    }

    RawXrpc.Answer create(String key, Map<String, ?> record) {
        return write("com.atproto.repo.createRecord", Map.of("rkey", key, "record", record));
    }

    /** Creates the record under a key of the server's choice. */
    RawXrpc.Answer create(Map<String, ?> record) {
        return write("com.atproto.repo.createRecord", Map.of("record", record));
    }

    RawXrpc.Answer delete(String key) {
        return write("com.atproto.repo.deleteRecord", Map.of("rkey", key));
    }

    RawXrpc.Answer get(String key) {
        return raw.query(
                "com.atproto.repo.getRecord", Map.of("repo", account.did(), "collection", COLLECTION, "rkey", key));
    }

    RawXrpc.Answer list(Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("repo", account.did());
        parameters.put("collection", COLLECTION);
        return raw.query("com.atproto.repo.listRecords", parameters);
    }

    /** The record keys of a list's answer, in its order. */
    static Stream<String> keys(RawXrpc.Answer list) {
        return list.body().path("records").valueStream().map(each -> {
            String uri = each.path("uri").asString();
            return uri.substring(uri.lastIndexOf('/') + 1);
        });
    }

    private RawXrpc.Answer write(String method, Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("repo", account.did());
        body.put("collection", COLLECTION);
        return raw.call(method, account.accessToken(), body);
    }
}
