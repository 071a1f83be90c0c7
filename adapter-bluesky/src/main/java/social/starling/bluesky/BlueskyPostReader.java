package social.starling.bluesky;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import tools.jackson.databind.JsonNode;

/**
 * Reads an account's posts from its own server by {@code com.atproto.repo.listRecords}, newest first, back to where it
 * stood. Reposts lie in another collection and never come.
 */
final class BlueskyPostReader implements PostReader {
    /** Bounds the memory that a long absence costs. */
    private static final int MOST_AT_ONCE = 2_000;

    private final BlueskySettings settings;
    private final RecordListing listing;
    private final Records records;
    private final OwnThreads threads;
    private final InstantSource clock;
    private final int mostAtOnce;

    BlueskyPostReader(BlueskySettings settings, BlueskySession session, InstantSource clock) {
        this(settings, session, clock, MOST_AT_ONCE);
    }

    /** @param mostAtOnce when there are more posts than this, the oldest ones are given and the rest with the next call */
    BlueskyPostReader(BlueskySettings settings, BlueskySession session, InstantSource clock, int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
        this.settings = settings;
        this.listing = new RecordListing(session);
        this.records = new Records(session);
        this.threads = new OwnThreads(settings, listing, records, mostAtOnce);
        this.clock = clock;
    }

    @Override
    public String start(Account account) {
        List<String> keys = new ArrayList<>();
        listing.page(account, "", RecordListing.MOST).path("records").forEach(record -> {
            if (Tid.isTid(RecordListing.key(record))) {
                keys.add(RecordListing.key(record));
            }
        });
        ReadCursor start = ReadCursor.beforeEverything();
        if (keys.size() == RecordListing.MOST) {
            start = new ReadCursor(new Tid(keys.getLast()), start.seen());
        }
        return start.after(keys, clock.instant(), settings.overlap()).toString();
    }

    @Override
    public String before(Account account, Instant moment) {
        return ReadCursor.before(moment).toString();
    }

    /** Goes back a page at a time; keys are all that is kept. */
    @Override
    public String beforeNewest(Account account, int posts) {
        BlueskyPosts reading = new BlueskyPosts(settings.webApp(), account);
        int left = PostReader.checkedBack(posts);
        String oldest = null;
        String next = "";
        do {
            JsonNode page = listing.page(account, next, Math.min(left, RecordListing.MOST));
            for (JsonNode record : page.path("records")) {
                String key = RecordListing.key(record);
                if (left > 0 && Tid.isTid(key) && reading.read(record) != null) {
                    oldest = key;
                    left--;
                }
            }
            String following = page.path("cursor").asString("");
            // A list goes down: a cursor that does not would lead round for ever.
            next = next.isEmpty() || following.compareTo(next) < 0 ? following : "";
        } while (left > 0 && !next.isEmpty());
        return (left > 0 || oldest == null ? ReadCursor.beforeEverything() : ReadCursor.before(new Tid(oldest)))
                .toString();
    }

    @Override
    public PostPage after(Account account, String cursor, int limit) {
        ReadCursor from = ReadCursor.parse(cursor);
        boolean[] more = {false};
        PriorityQueue<JsonNode> oldest =
                new PriorityQueue<>(Comparator.comparing(RecordListing::key).reversed());
        walk(account, from, record -> {
            oldest.add(record);
            if (oldest.size() > mostAtOnce) {
                oldest.remove();
                more[0] = true;
            }
        });
        List<JsonNode> records = new ArrayList<>(oldest);
        records.sort(Comparator.comparing(RecordListing::key));
        List<String> keys = records.stream().map(RecordListing::key).toList();
        return new PostPage(
                posts(account, records),
                from.after(keys, clock.instant(), settings.overlap()).toString(),
                more[0]);
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        List<JsonNode> records = new ArrayList<>();
        listing.page(account, "", Math.clamp(limit, 1, RecordListing.MOST))
                .path("records")
                .forEach(records::add);
        return posts(account, records);
    }

    /** Goes from the newest record down to the floor and gives what is new. */
    private void walk(Account account, ReadCursor from, Consumer<JsonNode> found) {
        Set<String> cursors = new HashSet<>();
        String next = "";
        do {
            JsonNode page = listing.page(account, next, RecordListing.MOST);
            boolean below = false;
            for (JsonNode record : page.path("records")) {
                String key = RecordListing.key(record);
                if (Tid.isTid(key) && from.isNew(key)) {
                    found.accept(record);
                }
                below |= !key.isEmpty() && key.compareTo(from.floor().value()) <= 0;
            }
            next = below ? "" : page.path("cursor").asString("");
        } while (!next.isEmpty() && cursors.add(next));
    }

    @Override
    public List<Post> thread(Account account, Post post) {
        return threads.of(account, post);
    }

    @Override
    public Set<String> gone(Account account, Collection<String> ids) {
        List<AtUri> uris = ids.stream().distinct().map(AtUri::ofPost).toList();
        return uris.stream()
                .filter(uri -> records.find(account, uri) == null)
                .map(AtUri::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Post> posts(Account account, List<JsonNode> records) {
        BlueskyPosts reading = new BlueskyPosts(settings.webApp(), account);
        return records.stream().map(reading::read).filter(Objects::nonNull).toList();
    }
}
