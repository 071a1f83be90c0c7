package social.starling.sandbox.bluesky;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import social.starling.sandbox.Json;
import tools.jackson.databind.JsonNode;

/** One account's repository: records by collection and key. It judges nothing. */
final class Repo {
    private final String did;
    private final Tids tids;
    private final Map<String, TreeMap<String, StoredRecord>> collections = new HashMap<>();
    private final Map<String, byte[]> blobs = new HashMap<>();
    private String rev;

    Repo(String did, Tids tids) {
        this.did = did;
        this.tids = tids;
        this.rev = tids.next();
    }

    /** Writes a record over what may stand there and makes a new commit. */
    StoredRecord put(String collection, String rkey, JsonNode value, BlueskyPost.Via via) {
        String uri = "at://" + did + "/" + collection + "/" + rkey;
        StoredRecord stored = new StoredRecord(uri, Cid.ofRecord(value), collection, rkey, value, via);
        collections.computeIfAbsent(collection, name -> new TreeMap<>()).put(rkey, stored);
        rev = tids.next();
        return stored;
    }

    Optional<StoredRecord> find(String collection, String rkey) {
        return Optional.ofNullable(collections.get(collection)).map(records -> records.get(rkey));
    }

    void delete(StoredRecord stored) {
        collections.getOrDefault(stored.collection(), new TreeMap<>()).remove(stored.rkey());
        rev = tids.next();
    }

    /** The records of a collection by key, newest first. */
    List<StoredRecord> list(String collection) {
        return collections.getOrDefault(collection, new TreeMap<>()).values().stream()
                .sorted(Comparator.comparing(StoredRecord::rkey).reversed())
                .toList();
    }

    List<String> collections() {
        return collections.keySet().stream().sorted().toList();
    }

    String addBlob(byte[] bytes) {
        String cid = Cid.ofBlob(bytes);
        blobs.put(cid, bytes.clone());
        return cid;
    }

    Optional<byte[]> blob(String cid) {
        return Optional.ofNullable(blobs.get(cid)).map(byte[]::clone);
    }

    /** The revision of the newest commit, a TID. */
    String rev() {
        return rev;
    }

    /** The newest commit's CID: here the hash of repository and revision, since no tree is kept. */
    String commit() {
        return Cid.ofRecord(Json.object().put("did", did).put("rev", rev));
    }
}
