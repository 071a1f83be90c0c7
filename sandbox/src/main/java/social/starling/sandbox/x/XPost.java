package social.starling.sandbox.x;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a post as its author wrote it: links in full, nothing escaped.
 *
 * @param createdAt the moment of creation, in whole seconds as X shows it
 * @param replyTo the id of the post this one answers
 * @param conversationId the id of the thread's first post
 * @param history the ids of all versions, oldest first, this one the last
 */
public record XPost(
        String id,
        String authorId,
        String text,
        Instant createdAt,
        Optional<String> replyTo,
        String conversationId,
        Optional<String> quoteOf,
        Optional<String> repostOf,
        List<String> history,
        List<XMedia> media,
        Via via) {

    public XPost {
        history = List.copyOf(history);
        media = List.copyOf(media);
    }

    /** Who made it: the program under test over the API, or the person at the platform's own screen. */
    public enum Via {
        API,
        USER
    }
}
