package social.starling.bluesky;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
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
    private static final int PAGE = 100;

    /** Bounds the memory that a long absence costs. */
    private static final int MOST_AT_ONCE = 2_000;

    private final BlueskySettings settings;
    private final BlueskySession session;
    private final InstantSource clock;
    private final int mostAtOnce;

    BlueskyPostReader(BlueskySettings settings, BlueskySession session, InstantSource clock) {
        this(settings, session, clock, MOST_AT_ONCE);
    }

    /** @param mostAtOnce when there are more posts than this, the oldest ones are given and the rest with the next call */
    BlueskyPostReader(BlueskySettings settings, BlueskySession session, InstantSource clock, int mostAtOnce) {
        this.mostAtOnce = mostAtOnce;
        this.settings = settings;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public String start(Account account) {
        List<String> keys = new ArrayList<>();
        page(account, "", PAGE).path("records").forEach(record -> {
            if (Tid.isTid(key(record))) {
                keys.add(key(record));
            }
        });
        ReadCursor start = ReadCursor.beforeEverything();
        if (keys.size() == PAGE) {
            start = new ReadCursor(new Tid(keys.getLast()), start.seen());
        }
        return start.after(keys, clock.instant(), settings.overlap()).toString();
    }

    @Override
    public String before(Account account, Instant moment) {
        return ReadCursor.before(moment).toString();
    }

    @Override
    public PostPage after(Account account, String cursor, int limit) {
        ReadCursor from = ReadCursor.parse(cursor);
        boolean[] more = {false};
        PriorityQueue<JsonNode> oldest =
                new PriorityQueue<>(Comparator.comparing(BlueskyPostReader::key).reversed());
        walk(account, from, record -> {
            oldest.add(record);
            if (oldest.size() > mostAtOnce) {
                oldest.remove();
                more[0] = true;
            }
        });
        List<JsonNode> records = new ArrayList<>(oldest);
        records.sort(Comparator.comparing(BlueskyPostReader::key));
        List<String> keys = records.stream().map(BlueskyPostReader::key).toList();
        return new PostPage(
                posts(account, records),
                from.after(keys, clock.instant(), settings.overlap()).toString(),
                more[0]);
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        List<JsonNode> records = new ArrayList<>();
        page(account, "", Math.clamp(limit, 1, PAGE)).path("records").forEach(records::add);
        return posts(account, records);
    }

    /** Goes from the newest record down to the floor and gives what is new. */
    private void walk(Account account, ReadCursor from, Consumer<JsonNode> found) {
        Set<String> cursors = new HashSet<>();
        String next = "";
        do {
            JsonNode page = page(account, next, PAGE);
            boolean below = false;
            for (JsonNode record : page.path("records")) {
                String key = key(record);
                if (Tid.isTid(key) && from.isNew(key)) {
                    found.accept(record);
                }
                below |= !key.isEmpty() && key.compareTo(from.floor().value()) <= 0;
            }
            next = below ? "" : page.path("cursor").asString("");
        } while (!next.isEmpty() && cursors.add(next));
    }

    private JsonNode page(Account account, String cursor, int limit) {
        HttpCall call = Xrpc.query(account.server(), "com.atproto.repo.listRecords")
                .query("repo", account.remoteId())
                .query("collection", AtUri.POST)
                .query("limit", Integer.toString(limit));
        HttpAnswer answer = session.read(account, cursor.isEmpty() ? call : call.query("cursor", cursor));
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        return answer.json();
    }

    private List<Post> posts(Account account, List<JsonNode> records) {
        BlueskyPosts reading = new BlueskyPosts(settings.webApp(), account);
        return records.stream().map(reading::read).filter(Objects::nonNull).toList();
    }

    private static String key(JsonNode record) {
        AtUri uri = AtUri.parse(record.path("uri").asString(""));
        return uri == null ? "" : uri.key();
    }
}
