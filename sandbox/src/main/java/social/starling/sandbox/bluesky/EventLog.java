package social.starling.sandbox.bluesky;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** What has happened on the PDS, by sequence number; only the newest events are kept for those who come back. */
final class EventLog {
    private static final int KEPT = 10_000;
    private static final String LAST = "event";

    private final Shelf<RepoEvent> events;
    private final Shelf<Long> counters;
    private final InstantSource clock;
    private final Runnable news;

    /** @param news is run after each new event */
    EventLog(Journal journal, Shelf<Long> counters, InstantSource clock, Runnable news) {
        this.events = journal.shelf("events", RepoEvent.class, Comparator.comparingLong(Long::parseLong));
        this.counters = counters;
        this.clock = clock;
        this.news = news;
    }

    void written(StoredRecord record, Optional<StoredRecord> old, String did, String rev, Optional<String> since) {
        add(new RepoEvent(
                next(),
                did,
                old.isPresent() ? "update" : "create",
                record.collection() + "/" + record.rkey(),
                Optional.of(record.cid()),
                old.map(StoredRecord::cid),
                record.value(),
                rev,
                since,
                clock.instant()));
    }

    void deleted(StoredRecord record, String did, String rev, Optional<String> since) {
        add(new RepoEvent(
                next(),
                did,
                "delete",
                record.collection() + "/" + record.rkey(),
                Optional.empty(),
                Optional.of(record.cid()),
                NullNode.getInstance(),
                rev,
                since,
                clock.instant()));
    }

    void joined(BlueskyAccount account) {
        JsonNode none = NullNode.getInstance();
        Optional<String> absent = Optional.empty();
        add(new RepoEvent(
                next(),
                account.did(),
                "identity",
                account.handle(),
                absent,
                absent,
                none,
                "",
                absent,
                clock.instant()));
    }

    /** Up to {@code most} events behind {@code seq}, oldest first. */
    List<RepoEvent> after(long seq, int most) {
        List<RepoEvent> newer = new ArrayList<>();
        for (RepoEvent event : events.all().reversed()) {
            if (event.seq() <= seq) {
                break;
            }
            newer.add(event);
        }
        return newer.reversed().stream().limit(most).toList();
    }

    /** The number of the newest event, 0 before the first. */
    long last() {
        return counters.find(LAST).orElse(0L);
    }

    /** Whether events behind {@code seq} are kept no longer. */
    boolean hasForgotten(long seq) {
        long oldest =
                events.all().isEmpty() ? last() + 1 : events.all().getFirst().seq();
        return seq + 1 < oldest;
    }

    /** Keeps nothing of what was. */
    void forget() {
        events.removeIf(event -> true);
    }

    private long next() {
        long next = last() + 1;
        counters.put(LAST, next);
        return next;
    }

    private void add(RepoEvent event) {
        events.put(Long.toString(event.seq()), event);
        if (events.all().size() > KEPT) {
            events.remove(events.keys().getFirst());
        }
        news.run();
    }
}
