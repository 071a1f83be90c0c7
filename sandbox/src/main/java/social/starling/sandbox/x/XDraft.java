package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;

/** What an author hands in for a new post. At most one of {@code quoteOf} and {@code repostOf} is given. */
record XDraft(
        String authorId,
        String text,
        Optional<String> replyTo,
        Optional<String> quoteOf,
        Optional<String> repostOf,
        List<XMedia> media,
        XPost.Via via) {

    static XDraft text(String authorId, String text, Optional<String> replyTo, XPost.Via via) {
        return new XDraft(authorId, text, replyTo, Optional.empty(), Optional.empty(), List.of(), via);
    }

    XDraft showing(List<XMedia> pictures) {
        return new XDraft(authorId, text, replyTo, quoteOf, repostOf, pictures, via);
    }
}
