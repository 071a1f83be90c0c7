package social.starling.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.digest.Digest;
import social.starling.ports.media.Attachment;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.text.RichText;

/** All posts of a fake platform, as its own database has them. */
final class FakeTimeline {
    private final boolean plannedKeys;
    private final Map<String, FakePost> posts = new LinkedHashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<String, String> laterVersions = new HashMap<>();
    private final Map<String, String> earlierVersions = new HashMap<>();
    private Duration listingLag = Duration.ZERO;
    private long count;

    FakeTimeline(boolean plannedKeys) {
        this.plannedKeys = plannedKeys;
    }

    void listingLag(Duration lag) {
        listingLag = lag;
    }

    /** The id that a client may choose for the content with that key; null where clients choose none. */
    @Nullable
    String plannedId(AccountId author, String idempotencyKey) {
        return plannedKeys ? uri(author, Digest.sha256Hex(idempotencyKey).substring(0, 13)) : null;
    }

    FakePost add(
            AccountId author,
            @Nullable String plannedId,
            RichText text,
            @Nullable ReplyTo reply,
            List<Attachment> shown,
            @Nullable String idempotencyKey,
            Instant now) {
        count++;
        String id = plannedId != null ? plannedId : newId(author);
        String version = plannedKeys ? "cid-" + count : null;
        FakePost post = new FakePost(
                count,
                new PostReference(author, id, version),
                text,
                reply,
                shown,
                now,
                now.plus(listingLag),
                idempotencyKey);
        posts.put(id, post);
        return post;
    }

    /** The newest version of the post. */
    @Nullable
    FakePost find(String id) {
        String newest = id;
        while (newest != null && laterVersions.containsKey(newest)) {
            newest = laterVersions.get(newest);
        }
        return posts.get(newest);
    }

    /** A new version with an id of its own takes the place of the old one (as on X). */
    FakePost edit(FakePost old, RichText text, Instant now) {
        String id = old.reference().id();
        posts.remove(id);
        FakePost next = add(old.author(), null, text, old.reply(), old.shown(), old.idempotencyKey(), now);
        laterVersions.put(id, next.reference().id());
        earlierVersions.put(next.reference().id(), id);
        return next;
    }

    /** All ids of the post up to this one, the first one first. */
    List<String> editHistory(String id) {
        List<String> history = new ArrayList<>(List.of(id));
        while (earlierVersions.containsKey(history.getFirst())) {
            history.addFirst(earlierVersions.get(history.getFirst()));
        }
        return history;
    }

    boolean wasDeleted(String id) {
        return deleted.contains(id);
    }

    boolean delete(String id) {
        boolean there = posts.remove(id) != null;
        if (there) {
            deleted.add(id);
        }
        return there;
    }

    /** Oldest first. */
    List<FakePost> of(AccountId author) {
        return posts.values().stream()
                .filter(post -> post.author().equals(author))
                .toList();
    }

    /** What a list shows now: nothing that came after a post that is not shown yet, so that no cursor passes one. */
    List<FakePost> listed(AccountId author, Instant now) {
        return of(author).stream()
                .takeWhile(post -> !post.listedAt().isAfter(now))
                .toList();
    }

    private String newId(AccountId author) {
        return plannedKeys ? uri(author, "own-" + count) : String.valueOf(1_800_000_000_000L + count);
    }

    private static String uri(AccountId author, String key) {
        return "at://did:fake:" + author + "/post/" + key;
    }
}
