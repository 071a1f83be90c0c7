package social.starling.ports.publish;

import org.jspecify.annotations.Nullable;
import social.starling.ports.post.PostReference;

/**
 * The deletion of a post that Starling published.
 *
 * @param post null where it is planned before the post is known; it is then what the delivery of the same segment that
 *     creates has become
 */
public record Removal(@Nullable PostReference post) implements Payload {
    /** Of the post that is not known yet. */
    public static final Removal LATER = new Removal(null);
}
