package social.starling.sandbox.bluesky;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One account's repository: records by collection and key. It judges nothing. */
final class Repo {
    private final String did;
    private final Tids tids;
    private final Repos all;
    /** What stands on the shelf of records, by collection and key. */
    private final Map<String, TreeMap<String, StoredRecord>> collections = new HashMap<>();
    /** The records that show a file, by CID. */
    private final Map<String, Set<String>> shownBy = new HashMap<>();

    Repo(String did, Tids tids, Repos all) {
        this.did = did;
        this.tids = tids;
        this.all = all;
    }

    /** Writes a record over what may stand there and makes a new commit. */
    StoredRecord put(String collection, String rkey, JsonNode value, BlueskyPost.Via via) {
        String uri = "at://" + did + "/" + collection + "/" + rkey;
        StoredRecord stored = new StoredRecord(uri, Cid.ofRecord(value), collection, rkey, value, via);
        Optional<StoredRecord> before = find(collection, rkey);
        Set<String> old = before.map(this::leave).orElse(Set.of());
        all.records().put(uri, stored);
        enter(stored);
        forget(old);
        Optional<String> since = all.revisions().find(did);
        all.events().written(stored, before, did, commitAnew(), since);
        return stored;
    }

    /** Takes up a record that is on the shelf. */
    void enter(StoredRecord stored) {
        collections
                .computeIfAbsent(stored.collection(), name -> new TreeMap<>())
                .put(stored.rkey(), stored);
        for (String cid : files(stored.value())) {
            shownBy.computeIfAbsent(cid, name -> new HashSet<>()).add(stored.uri());
        }
    }

    /** Takes a record out and answers the files that it has shown. */
    private Set<String> leave(StoredRecord stored) {
        collections.getOrDefault(stored.collection(), new TreeMap<>()).remove(stored.rkey());
        Set<String> files = files(stored.value());
        files.forEach(cid -> shownBy.getOrDefault(cid, new HashSet<>()).remove(stored.uri()));
        return files;
    }

    /** A file that no record shows any more is gone, as on a real server. */
    private void forget(Set<String> files) {
        files.stream().filter(cid -> !isShown(cid)).forEach(cid -> all.blobs().remove(key(cid)));
    }

    Optional<StoredRecord> find(String collection, String rkey) {
        return Optional.ofNullable(collections.get(collection)).map(records -> records.get(rkey));
    }

    void delete(StoredRecord stored) {
        Set<String> files = leave(stored);
        all.records().remove(stored.uri());
        forget(files);
        Optional<String> since = all.revisions().find(did);
        all.events().deleted(stored, did, commitAnew(), since);
    }

    /** The records of a collection by key, newest first. */
    List<StoredRecord> list(String collection) {
        return List.copyOf(collections
                .getOrDefault(collection, new TreeMap<>())
                .descendingMap()
                .values());
    }

    /**
     * A page of a collection by key.
     *
     * @param up whether the smallest key comes first
     * @param cursor the page begins behind this key, at the end of the collection without one
     */
    List<StoredRecord> page(String collection, boolean up, Optional<String> cursor, int limit) {
        NavigableMap<String, StoredRecord> records = collections.getOrDefault(collection, new TreeMap<>());
        NavigableMap<String, StoredRecord> ordered = up ? records : records.descendingMap();
        return cursor.map(key -> ordered.tailMap(key, false)).orElse(ordered).values().stream()
                .limit(limit)
                .toList();
    }

    List<String> collections() {
        return collections.keySet().stream().sorted().toList();
    }

    /** Takes a file up; what is known of its type from an earlier upload stays. */
    String addBlob(byte[] content, String mimeType) {
        String cid = Cid.ofBlob(content);
        if (uploaded(cid).isEmpty()) {
            all.blobs().put(key(cid), new StoredBlob(all.bytes().add(content), mimeType, content.length));
        }
        return cid;
    }

    /** A file that was uploaded and not forgotten. */
    Optional<StoredBlob> uploaded(String cid) {
        return all.blobs().find(key(cid));
    }

    /** A file that a record shows. */
    Optional<StoredBlob> shown(String cid) {
        return uploaded(cid).filter(blob -> isShown(cid));
    }

    boolean isShown(String cid) {
        return !shownBy.getOrDefault(cid, Set.of()).isEmpty();
    }

    Optional<byte[]> bytes(StoredBlob blob) {
        return all.bytes().find(blob.hash());
    }

    private String key(String cid) {
        return did + " " + cid;
    }

    /** The CIDs of the files that a record names. */
    private static Set<String> files(JsonNode value) {
        Set<String> cids = new HashSet<>();
        if (BlobRules.isReference(value)) {
            cids.add(value.path("ref").path("$link").stringValue(""));
        }
        value.forEach(child -> cids.addAll(files(child)));
        return cids;
    }

    /** The revision of the newest commit, a TID. */
    String rev() {
        return all.revisions().find(did).orElseGet(this::commitAnew);
    }

    /** The newest commit's CID. */
    String commit() {
        return Cid.ofRecord(Commits.at(did, rev()));
    }

    private String commitAnew() {
        String rev = tids.next();
        all.revisions().put(did, rev);
        return rev;
    }
}
