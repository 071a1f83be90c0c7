package social.starling.testkit.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.media.Attachment;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.text.RichText;

/**
 * A post that a fake platform really has.
 *
 * @param number in the order in which the platform took its posts, from 1
 * @param listedAt from when the platform shows it in lists
 * @param shown its pictures and videos
 * @param idempotencyKey the delivery that made it; null for a post of the account's own person
 */
public record FakePost(
        long number,
        PostReference reference,
        RichText text,
        @Nullable ReplyTo reply,
        List<Attachment> shown,
        Instant createdAt,
        Instant listedAt,
        @Nullable String idempotencyKey) {
    public FakePost {
        shown = List.copyOf(shown);
    }

    public AccountId author() {
        return reference.account();
    }

    public Fingerprint fingerprint() {
        return Fingerprint.of(text, reply == null ? null : reply.parent().id(), shown.size());
    }
}
