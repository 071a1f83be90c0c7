package social.starling.sandbox.bluesky;

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
    private final Repos all;
    /** What stands on the shelf of records, by collection and key. */
    private final Map<String, TreeMap<String, StoredRecord>> collections = new HashMap<>();

    Repo(String did, Tids tids, Repos all) {
        this.did = did;
        this.tids = tids;
        this.all = all;
    }

    /** Writes a record over what may stand there and makes a new commit. */
    StoredRecord put(String collection, String rkey, JsonNode value, BlueskyPost.Via via) {
        String uri = "at://" + did + "/" + collection + "/" + rkey;
        StoredRecord stored = new StoredRecord(uri, Cid.ofRecord(value), collection, rkey, value, via);
        all.records().put(uri, stored);
        enter(stored);
        commitAnew();
        return stored;
    }

    /** Takes up a record that is on the shelf. */
    void enter(StoredRecord stored) {
        collections
                .computeIfAbsent(stored.collection(), name -> new TreeMap<>())
                .put(stored.rkey(), stored);
    }

    Optional<StoredRecord> find(String collection, String rkey) {
        return Optional.ofNullable(collections.get(collection)).map(records -> records.get(rkey));
    }

    void delete(StoredRecord stored) {
        collections.getOrDefault(stored.collection(), new TreeMap<>()).remove(stored.rkey());
        all.records().remove(stored.uri());
        commitAnew();
    }

    /** The records of a collection by key, newest first. */
    List<StoredRecord> list(String collection) {
        return List.copyOf(collections
                .getOrDefault(collection, new TreeMap<>())
                .descendingMap()
                .values());
    }

    List<String> collections() {
        return collections.keySet().stream().sorted().toList();
    }

    String addBlob(byte[] bytes) {
        String cid = Cid.ofBlob(bytes);
        all.blobs().put(did + " " + cid, all.bytes().add(bytes));
        return cid;
    }

    Optional<byte[]> blob(String cid) {
        return all.blobs().find(did + " " + cid).flatMap(all.bytes()::find);
    }

    /** The revision of the newest commit, a TID. */
    String rev() {
        return all.revisions().find(did).orElseGet(this::commitAnew);
    }

    /** The newest commit's CID: here the hash of repository and revision, since no tree is kept. */
    String commit() {
        return Cid.ofRecord(Json.object().put("did", did).put("rev", rev()));
    }

    private String commitAnew() {
        String rev = tids.next();
        all.revisions().put(did, rev);
        return rev;
    }
}
