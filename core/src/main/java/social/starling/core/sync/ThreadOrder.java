package social.starling.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Post;

/**
 * Posts in an order in which each comes after the one it answers; every post is looked at once.
 *
 * @param circular those that come round to themselves by their references, by the ids that stay through edits
 */
record ThreadOrder(List<Post> posts, Set<String> circular) {
    /** @param posts a version of a post that comes later stands for the earlier ones */
    static ThreadOrder of(List<Post> posts) {
        Map<String, Post> byId = new HashMap<>();
        for (Post post : posts) {
            byId.put(post.reference().id(), post);
            byId.put(post.originId(), post);
        }
        List<Post> ordered = new ArrayList<>(posts.size());
        Set<String> circular = new HashSet<>();
        Map<String, Integer> placed = new HashMap<>();
        int walk = 0;
        for (Post post : posts) {
            walk++;
            List<Post> path = new ArrayList<>();
            Post next = byId.get(post.originId());
            while (next != null && placed.putIfAbsent(next.originId(), walk) == null) {
                path.add(next);
                next = parent(next, byId);
            }
            if (next != null && placed.getOrDefault(next.originId(), 0) == walk) {
                addCircle(path, next, circular);
            }
            ordered.addAll(path.reversed());
        }
        return new ThreadOrder(List.copyOf(ordered), Set.copyOf(circular));
    }

    private static @Nullable Post parent(Post post, Map<String, Post> byId) {
        return post.reply() == null ? null : byId.get(post.reply().parentId());
    }

    private static void addCircle(List<Post> path, Post entry, Set<String> circular) {
        for (Post post : path.reversed()) {
            circular.add(post.originId());
            if (post.originId().equals(entry.originId())) {
                return;
            }
        }
    }
}
