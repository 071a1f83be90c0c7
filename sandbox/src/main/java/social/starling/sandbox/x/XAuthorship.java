package social.starling.sandbox.x;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Who wrote which versions and what they say, so that nobody has to look through the posts of everybody. */
final class XAuthorship {
    private static final Comparator<String> NEWEST_FIRST =
            Comparator.<String>comparingLong(Long::parseLong).reversed();

    private final Map<String, NavigableMap<String, XPost>> byAuthor = new HashMap<>();
    private final Map<Words, NavigableMap<String, XPost>> byWords = new HashMap<>();

    /** Takes a version up, in the place of what had its id; its author and its text are never others. */
    void add(XPost post) {
        byAuthor.computeIfAbsent(post.authorId(), author -> new TreeMap<>(NEWEST_FIRST))
                .put(post.id(), post);
        byWords.computeIfAbsent(Words.of(post), words -> new TreeMap<>(NEWEST_FIRST))
                .put(post.id(), post);
    }

    void remove(XPost post) {
        byAuthor.getOrDefault(post.authorId(), new TreeMap<>()).remove(post.id());
        byWords.computeIfPresent(Words.of(post), (words, posts) -> {
            posts.remove(post.id());
            return posts.isEmpty() ? null : posts;
        });
    }

    /** All versions by an author. */
    Collection<XPost> newestFirst(String authorId) {
        NavigableMap<String, XPost> posts = byAuthor.get(authorId);
        return posts == null ? List.of() : posts.values();
    }

    /** All versions by an author that say just {@code text}, newest first. */
    Collection<XPost> saying(String authorId, String text) {
        NavigableMap<String, XPost> posts = byWords.get(new Words(authorId, text));
        return posts == null ? List.of() : posts.values();
    }

    private record Words(String authorId, String text) {
        static Words of(XPost post) {
            return new Words(post.authorId(), post.text());
        }
    }
}
