package social.starling.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.delivery.WatchedPost;

/** The sources that are looked at for whether they still stand. */
final class WatchTable {
    private final Map<Key, WatchedPost> posts = new LinkedHashMap<>();

    /** A source that is watched already stays as it is, but for the id of its newest version. */
    void add(PlannedOrigin planned, Instant now) {
        Sighting sighting = planned.sighting();
        if (planned.lookAt() != null && sighting != null && planned.origin() instanceof Origin.RemotePost post) {
            AccountId source = sighting.post().account();
            posts.merge(
                    new Key(source, post),
                    new WatchedPost(source, post, sighting.post().id(), now, 0, planned.lookAt()),
                    (known, later) -> new WatchedPost(
                            source, post, later.postId(), known.since(), known.looks(), known.nextLook()));
        }
    }

    List<WatchedPost> due(AccountId source, Instant until, int limit) {
        return posts.values().stream()
                .filter(post -> post.source().equals(source) && !post.nextLook().isAfter(until))
                .sorted(Comparator.comparing(WatchedPost::nextLook)
                        .thenComparing(post -> post.origin().canonical()))
                .limit(limit)
                .toList();
    }

    boolean mayAdvance(Advance.Looks looks) {
        return looks.looks().stream().allMatch(look -> {
            WatchedPost known = posts.get(new Key(looks.source(), look.origin()));
            return known != null && known.looks() == look.before();
        });
    }

    void advance(Advance.Looks looks) {
        for (Advance.Look look : looks.looks()) {
            Instant next = look.next();
            posts.computeIfPresent(
                    new Key(looks.source(), look.origin()),
                    (key, known) -> next == null
                            ? null
                            : new WatchedPost(
                                    known.source(),
                                    known.origin(),
                                    known.postId(),
                                    known.since(),
                                    known.looks() + 1,
                                    next));
        }
    }

    void copyInto(WatchTable other) {
        other.posts.putAll(posts);
    }

    private record Key(AccountId source, Origin.RemotePost origin) {}
}
