package social.starling.ports.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.text.RichText;

/**
 * One post to be, as the target's dialect has rendered it. Frozen when planned but for {@code reply}, which is known
 * once the parent is published.
 *
 * @param idempotencyKey the delivery's identity in canonical form; planned record keys are a pure function of it and
 *     {@code createdAt}
 * @param createdAt strictly increasing in milliseconds along a thread
 * @param reply null for the first post of a thread
 * @param languages BCP 47 tags, at most 3 are used
 */
public record Content(
        String idempotencyKey,
        Instant createdAt,
        RichText text,
        @Nullable ReplyTo reply,
        List<String> languages) implements Payload {
    public Content {
        languages = List.copyOf(languages);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A post without text cannot be sent; write at least one character");
        }
    }

    public Content under(@Nullable ReplyTo parent) {
        return new Content(idempotencyKey, createdAt, text, parent, languages);
    }
}
