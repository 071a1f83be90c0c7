package social.starling.core.compose;

import java.util.List;
import social.starling.ports.post.Attachment;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.RichText;

/**
 * What somebody wants to say, for any platform.
 *
 * @param text neutral: links whole, mentions as their own platform has them
 * @param languages BCP 47 tags
 * @param numbering whether the parts of a split text are numbered
 * @param mentions how people without a known counterpart are written
 */
public record Draft(
        RichText text, List<Attachment> attachments, List<String> languages, boolean numbering, MentionStyle mentions) {
    public Draft {
        attachments = List.copyOf(attachments);
        languages = List.copyOf(languages);
    }
}
