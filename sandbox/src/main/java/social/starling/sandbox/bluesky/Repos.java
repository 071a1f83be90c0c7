package social.starling.sandbox.bluesky;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All repositories of the PDS. */
final class Repos {
    private final Tids tids;
    private final Map<String, Repo> byDid = new HashMap<>();

    Repos(InstantSource clock) {
        this.tids = new Tids(clock);
    }

    Repo of(BlueskyAccount account) {
        return byDid.computeIfAbsent(account.did(), did -> new Repo(did, tids));
    }

    /** The record at an AT URI of the form {@code at://did/collection/rkey}. */
    Optional<StoredRecord> at(String uri) {
        String[] parts = uri.split("/");
        return parts.length == 5
                ? Optional.ofNullable(byDid.get(parts[2])).flatMap(repo -> repo.find(parts[3], parts[4]))
                : Optional.empty();
    }

    /** A fresh key for a new record. */
    String nextKey() {
        return tids.next();
    }
}
