package social.starling.ports.post;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LinkCard;
import social.starling.ports.text.RichText;

/**
 * A post as it was read from the account that wrote it.
 *
 * @param originId what stays the same through edits: the first id of the edit history on X, else the post's id
 * @param revision 0 for the first version, one more for every edit
 * @param text links whole and expanded, not HTML-escaped
 * @param reply what it answers; null for a post that stands alone
 * @param quotes the web address of the quoted post; null when none is quoted
 * @param repost whether it only passes on somebody's post
 * @param cards of links in {@code text}, as far as the platform tells what they lead to
 * @param languages BCP 47 tags, as the platform has them
 * @param url where people see it
 */
public record Post(
        PostReference reference,
        String originId,
        int revision,
        Instant createdAt,
        RichText text,
        @Nullable Reply reply,
        @Nullable String quotes,
        boolean repost,
        List<Attachment> attachments,
        List<LinkCard> cards,
        List<String> languages,
        String url) {
    public Post {
        attachments = List.copyOf(attachments);
        cards = List.copyOf(cards);
        languages = List.copyOf(languages);
    }

    /** One of whose links nothing is told. */
    public Post(
            PostReference reference,
            String originId,
            int revision,
            Instant createdAt,
            RichText text,
            @Nullable Reply reply,
            @Nullable String quotes,
            boolean repost,
            List<Attachment> attachments,
            List<String> languages,
            String url) {
        this(
                reference,
                originId,
                revision,
                createdAt,
                text,
                reply,
                quotes,
                repost,
                attachments,
                List.of(),
                languages,
                url);
    }

    /**
     * What a post answers.
     *
     * @param own whether the parent is by the same account
     */
    public record Reply(String parentId, String rootId, boolean own) {}

    /** What tells whether another post says the same in the same place. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(text, reply == null ? null : reply.parentId(), attachments.size());
    }
}
