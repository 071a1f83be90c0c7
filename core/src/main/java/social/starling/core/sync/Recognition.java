package social.starling.core.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Post;

/** What is known of posts beside what the ledger tells: that they stand on the target already, or may stand there. */
public interface Recognition {
    /** Where the ledger knows everything. */
    Recognition NONE = new Recognition() {
        @Override
        public boolean isThere(Post post) {
            return false;
        }

        @Override
        public @Nullable String doubt(Post post) {
            return null;
        }

        @Override
        public boolean adopt(List<Post> posts) {
            return false;
        }
    };

    /** Whether it was recognised on the target. */
    boolean isThere(Post post);

    /** Why it is left because it may be there; completes the sentence "The post is not carried because …". Null where it is not. */
    @Nullable
    String doubt(Post post);

    /** Tells the ledger of those that are there; whether it knows more since. */
    boolean adopt(List<Post> posts);
}
