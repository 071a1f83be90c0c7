package social.starling.bluesky;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import tools.jackson.databind.JsonNode;

/**
 * Reads an account's posts from its own server by {@code com.atproto.repo.listRecords}. Reposts lie in another
 * collection and never come.
 */
final class BlueskyPostReader implements PostReader {
    /** Bounds what looking for a thread costs. */
    private static final int MOST_RECORDS = 2_000;

    private final BlueskySettings settings;
    private final RecordListing listing;
    private final Records records;
    private final NewRecords fresh;
    private final OwnThreads threads;
    private final InstantSource clock;

    BlueskyPostReader(BlueskySettings settings, BlueskySession session, InstantSource clock) {
        this(settings, session, clock, MOST_RECORDS);
    }

    /** @param mostRecords as many of the newest records are looked through for the posts of a thread */
    BlueskyPostReader(BlueskySettings settings, BlueskySession session, InstantSource clock, int mostRecords) {
        this.settings = settings;
        this.listing = new RecordListing(session);
        this.records = new Records(session);
        this.threads = new OwnThreads(settings, listing, records, mostRecords);
        this.fresh = new NewRecords(listing, clock, settings.overlap());
        this.clock = clock;
    }

    @Override
    public String start(Account account) {
        List<String> keys = new ArrayList<>();
        listing.newest(account, "", RecordPages.MOST).path("records").forEach(record -> {
            if (Tid.isTid(RecordPages.key(record))) {
                keys.add(RecordPages.key(record));
            }
        });
        ReadCursor start = ReadCursor.beforeEverything();
        if (keys.size() == RecordPages.MOST) {
            start = new ReadCursor(new Tid(keys.getLast()), start.seen(), false);
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
            JsonNode page = listing.newest(account, next, Math.min(left, RecordPages.MOST));
            for (JsonNode record : page.path("records")) {
                String key = RecordPages.key(record);
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
        NewRecords.Found found = fresh.after(account, ReadCursor.parse(cursor), Math.clamp(limit, 1, RecordPages.MOST));
        return new PostPage(
                posts(account, found.records()),
                found.cursor().toString(),
                found.cursor().behind());
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        List<JsonNode> records = new ArrayList<>();
        listing.newest(account, "", Math.clamp(limit, 1, RecordPages.MOST))
                .path("records")
                .forEach(records::add);
        return posts(account, records);
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
