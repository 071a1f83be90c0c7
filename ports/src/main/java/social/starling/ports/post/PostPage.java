package social.starling.ports.post;

import java.util.List;

/**
 * A stretch of an account's own posts.
 *
 * @param posts oldest first
 * @param cursor stands after the last of them
 * @param more whether there is more to read at once
 */
public record PostPage(List<Post> posts, String cursor, boolean more) {
    public PostPage {
        posts = List.copyOf(posts);
    }
}
