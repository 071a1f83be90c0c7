package social.starling.ports.publish;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
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
 * @param media in the order of the post; fitted before an attempt is opened
 * @param card of a link in {@code text}, where the target shows what it is given; null for none, and where there is media
 * @param original the web address of the post it is made of, to be added where some of {@code media} turns out not to be
 *     carried; null where that is not wanted
 */
public record Content(
        String idempotencyKey,
        Instant createdAt,
        RichText text,
        @Nullable ReplyTo reply,
        List<String> languages,
        List<Media> media,
        @Nullable LinkCard card,
        @Nullable String original)
        implements Payload {
    public Content {
        languages = List.copyOf(languages);
        media = List.copyOf(media);
        if (text.isBlank() && media.isEmpty()) {
            throw new IllegalArgumentException(
                    "A post without text and media cannot be sent; write at least one character");
        }
        if (card != null && !media.isEmpty()) {
            throw new IllegalArgumentException("A post with " + media.size() + " media files and the card of "
                    + card.url() + " cannot be sent; one or the other is allowed");
        }
    }

    /** One without a link card. */
    public Content(
            String idempotencyKey,
            Instant createdAt,
            RichText text,
            @Nullable ReplyTo reply,
            List<String> languages,
            List<Media> media,
            @Nullable String original) {
        this(idempotencyKey, createdAt, text, reply, languages, media, null, original);
    }

    /** One in which nothing takes the place of media that is not carried. */
    public Content(
            String idempotencyKey,
            Instant createdAt,
            RichText text,
            @Nullable ReplyTo reply,
            List<String> languages,
            List<Media> media) {
        this(idempotencyKey, createdAt, text, reply, languages, media, null, null);
    }

    /** One that shows no media. */
    public Content(
            String idempotencyKey, Instant createdAt, RichText text, @Nullable ReplyTo reply, List<String> languages) {
        this(idempotencyKey, createdAt, text, reply, languages, List.of(), null, null);
    }

    public Content under(@Nullable ReplyTo parent) {
        return new Content(idempotencyKey, createdAt, text, parent, languages, media, card, original);
    }

    /** The same post with other media: fitted, or with what cannot be carried left out. */
    public Content showing(List<Media> other) {
        return new Content(idempotencyKey, createdAt, text, reply, languages, other, card, original);
    }

    /** The same post with other words. */
    public Content saying(RichText other) {
        return new Content(idempotencyKey, createdAt, other, reply, languages, media, card, original);
    }

    /** The same post with another card: fitted, or none. */
    public Content with(@Nullable LinkCard other) {
        return new Content(idempotencyKey, createdAt, text, reply, languages, media, other, original);
    }

    /** How many of its files have to be fetched and fitted. */
    public int files() {
        return media.size() + (card == null || card.thumb() == null ? 0 : 1);
    }
}
