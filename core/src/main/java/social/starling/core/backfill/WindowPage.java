package social.starling.core.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Post;

/**
 * A page of a window.
 *
 * @param cursor where it begins
 * @param posts those of the window, oldest first
 * @param next where the following page begins
 * @param last whether nothing of the window comes after it
 */
record WindowPage(String cursor, List<Post> posts, String next, boolean last) {
    WindowPage {
        posts = List.copyOf(posts);
    }

    /** What comes after the post with that origin id; all of it where that is not there (any more). */
    List<Post> after(@Nullable String through) {
        for (int i = 0; i < posts.size(); i++) {
            if (posts.get(i).originId().equals(through)) {
                return posts.subList(i + 1, posts.size());
            }
        }
        return posts;
    }
}
