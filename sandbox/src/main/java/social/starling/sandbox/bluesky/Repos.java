package social.starling.sandbox.bluesky;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import social.starling.sandbox.Blobs;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;

/** All repositories of the PDS. */
final class Repos {
    private final Tids tids;
    private final EventLog events;
    private final Shelf<StoredRecord> records;
    private final Shelf<String> revisions;
    private final Shelf<StoredBlob> blobs;
    private final Blobs bytes;
    private final Map<String, Repo> byDid = new HashMap<>();

    Repos(Tids tids, Journal journal, EventLog events) {
        this.events = events;
        this.tids = tids;
        this.records = journal.shelf("records", StoredRecord.class);
        this.revisions = journal.shelf("revisions", String.class);
        this.blobs = journal.shelf("uploaded blobs", StoredBlob.class);
        this.bytes = journal.blobs();
        for (StoredRecord record : records.all()) {
            of(record.uri().split("/")[2]).enter(record);
        }
    }

    Repo of(BlueskyAccount account) {
        return of(account.did());
    }

    /** The record at an AT URI of the form {@code at://did/collection/rkey}. */
    Optional<StoredRecord> at(String uri) {
        return records.find(uri);
    }

    /** A fresh key for a new record. */
    String nextKey() {
        return tids.next();
    }

    private Repo of(String did) {
        return byDid.computeIfAbsent(did, name -> new Repo(name, tids, this));
    }

    /** The records of all repositories by AT URI. */
    Shelf<StoredRecord> records() {
        return records;
    }

    /** The revision of each repository's newest commit by DID. */
    Shelf<String> revisions() {
        return revisions;
    }

    /** What was uploaded, by DID and CID. */
    Shelf<StoredBlob> blobs() {
        return blobs;
    }

    EventLog events() {
        return events;
    }

    Blobs bytes() {
        return bytes;
    }
}
