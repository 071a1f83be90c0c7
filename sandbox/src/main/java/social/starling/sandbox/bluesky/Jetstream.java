package social.starling.sandbox.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import social.starling.sandbox.Feed;
import social.starling.sandbox.Json;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Jetstream over this PDS alone: what happens as JSON, of the accounts and collections that the subscriber wants, from a
 * time in microseconds on or from now on.
 *
 * @see <a href="https://github.com/bluesky-social/jetstream">Jetstream</a>
 */
final class Jetstream implements Feed {
    private static final int BATCH = 100;
    private static final int MOST_COLLECTIONS = 100;
    private static final int MOST_DIDS = 10_000;
    /** How far a cursor may lie back. */
    private static final Duration KEPT = Duration.ofHours(36);

    private static final Pattern COLLECTION = Pattern.compile(
            "[a-zA-Z][a-zA-Z0-9-]{0,62}(\\.[a-zA-Z0-9][a-zA-Z0-9-]{0,62})+(\\.[a-zA-Z][a-zA-Z0-9]{0,62})");
    private static final Pattern DID = Pattern.compile("did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]");

    private final EventLog events;
    private final InstantSource clock;

    Jetstream(EventLog events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public Subscription subscribe(Map<String, List<String>> query) {
        List<String> collections = query.getOrDefault("wantedCollections", List.of());
        Set<String> dids = Set.copyOf(query.getOrDefault("wantedDids", List.of()));
        for (String collection : collections) {
            if (!collection.endsWith(".*") && !COLLECTION.matcher(collection).matches()) {
                throw refused("invalid subscriber options: invalid collection: " + collection);
            }
        }
        if (!dids.stream().allMatch(did -> DID.matcher(did).matches())) {
            throw refused("invalid subscriber options");
        }
        if (dids.size() > MOST_DIDS) {
            throw refused("invalid subscriber options: too many wanted DIDs");
        }
        if (collections.size() > MOST_COLLECTIONS) {
            throw refused("invalid subscriber options: too many wanted collections");
        }
        return new Reader(collections, dids, start(query.getOrDefault("cursor", List.of())));
    }

    /** The number of the last event that the subscriber is not told of; a cursor in the future counts as none. */
    private long start(List<String> cursors) {
        if (cursors.isEmpty() || cursors.getFirst().isEmpty()) {
            return events.last();
        }
        String cursor = cursors.getFirst();
        if (!cursor.matches("-?[0-9]{1,18}")) {
            throw refused("invalid cursor: " + cursor);
        }
        long oldest = Math.max(Long.parseLong(cursor), micros(clock.instant().minus(KEPT), 0));
        return events.after(0, Integer.MAX_VALUE).stream()
                .filter(event -> micros(event.time(), event.seq()) >= oldest)
                .findFirst()
                .map(event -> event.seq() - 1)
                .orElse(events.last());
    }

    private static Refusal refused(String why) {
        return new Refusal(why, WireReply.text(400, "text/plain", why));
    }

    /** Events of one millisecond are told apart by their numbers. */
    private static long micros(Instant time, long seq) {
        return time.toEpochMilli() * 1000 + seq % 1000;
    }

    private final class Reader implements Subscription {
        private final List<String> collections;
        private final Set<String> dids;
        private long seq;

        private Reader(List<String> collections, Set<String> dids, long seq) {
            this.collections = collections;
            this.dids = dids;
            this.seq = seq;
        }

        @Override
        public Batch due() {
            List<byte[]> frames = new ArrayList<>();
            List<RepoEvent> next = events.after(seq, BATCH);
            while (frames.isEmpty() && !next.isEmpty()) {
                next.stream().filter(this::isWanted).forEach(event -> frames.add(Json.bytes(json(event))));
                seq = next.getLast().seq();
                next = events.after(seq, BATCH);
            }
            return new Batch(frames, false);
        }

        /** News of an account itself come whatever the collections. */
        private boolean isWanted(RepoEvent event) {
            boolean collection = event.action().equals("identity")
                    || collections.isEmpty()
                    || collections.stream().anyMatch(wanted -> matches(wanted, collection(event)));
            return collection && (dids.isEmpty() || dids.contains(event.did()));
        }

        private static boolean matches(String wanted, String collection) {
            return wanted.endsWith(".*")
                    ? collection.startsWith(wanted.substring(0, wanted.length() - 1))
                    : collection.equals(wanted);
        }
    }

    private static String collection(RepoEvent event) {
        return event.path().substring(0, Math.max(0, event.path().indexOf('/')));
    }

    private static ObjectNode json(RepoEvent event) {
        ObjectNode json = Json.object().put("did", event.did()).put("time_us", micros(event.time(), event.seq()));
        if (event.action().equals("identity")) {
            json.put("kind", "identity")
                    .putObject("identity")
                    .put("did", event.did())
                    .put("handle", event.path())
                    .put("seq", event.seq())
                    .put("time", Posts.time(event.time()));
            return json;
        }
        ObjectNode commit = json.put("kind", "commit").putObject("commit");
        commit.put("rev", event.rev())
                .put("operation", event.action())
                .put("collection", collection(event))
                .put("rkey", event.path().substring(event.path().indexOf('/') + 1));
        if (event.cid().isPresent()) {
            commit.set("record", event.value());
            commit.put("cid", event.cid().get());
        }
        return json;
    }
}
