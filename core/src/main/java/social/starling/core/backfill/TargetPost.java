package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;

/**
 * A post on a target of which the ledger knows nothing.
 *
 * @param answers whether it answers another post
 * @param media how many files it shows
 */
record TargetPost(
        PostReference reference, String originId, Instant createdAt, boolean answers, int media, String whole) {
    static TargetPost of(Post post, PostWords words) {
        return new TargetPost(
                post.reference(),
                post.originId(),
                post.createdAt(),
                post.reply() != null,
                post.attachments().size(),
                words.whole());
    }

    Duration apart(Instant moment) {
        return Duration.between(createdAt, moment).abs();
    }
}
