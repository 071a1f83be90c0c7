package social.starling.core.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LinkCard;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.RichText;

/**
 * What somebody wants to say, for any platform.
 *
 * @param text neutral: links whole, mentions as their own platform has them
 * @param cards what is told of links in {@code text}; one of them is shown where the target takes cards and nothing else is
 * @param languages BCP 47 tags
 * @param numbering whether the parts of a split text are numbered
 * @param mentions how people without a known counterpart are written
 * @param original the web address that is added to the text where media is not carried; null where none is to be
 * @param textAlone why nothing is shown beside the text, completing "It is not carried, as …"; null where it may be
 */
public record Draft(
        RichText text,
        List<Attachment> attachments,
        List<LinkCard> cards,
        List<String> languages,
        boolean numbering,
        MentionStyle mentions,
        @Nullable String original,
        @Nullable String textAlone) {
    public Draft {
        attachments = List.copyOf(attachments);
        cards = List.copyOf(cards);
        languages = List.copyOf(languages);
    }

    /** One that may show what its target takes. */
    public Draft(
            RichText text,
            List<Attachment> attachments,
            List<LinkCard> cards,
            List<String> languages,
            boolean numbering,
            MentionStyle mentions,
            @Nullable String original) {
        this(text, attachments, cards, languages, numbering, mentions, original, null);
    }

    /** One of whose links nothing is told. */
    public Draft(
            RichText text,
            List<Attachment> attachments,
            List<String> languages,
            boolean numbering,
            MentionStyle mentions,
            @Nullable String original) {
        this(text, attachments, List.of(), languages, numbering, mentions, original);
    }

    /** One in which nothing takes the place of media that is not carried. */
    public Draft(
            RichText text,
            List<Attachment> attachments,
            List<String> languages,
            boolean numbering,
            MentionStyle mentions) {
        this(text, attachments, languages, numbering, mentions, null);
    }
}
