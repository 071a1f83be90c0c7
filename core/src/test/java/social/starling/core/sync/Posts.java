package social.starling.core.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.media.Attachment;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.text.RichText;

/** Posts that differ in what a test is about. */
final class Posts {
    static final String URL = "https://alpha.example/ada/10";

    private Posts() {}

    static Post of(RichText text) {
        return of(text, null, null, false, List.of(), List.of());
    }

    static Post of(
            RichText text,
            Post.@Nullable Reply reply,
            @Nullable String quotes,
            boolean repost,
            List<Attachment> attachments,
            List<String> languages) {
        return new Post(
                new PostReference(AccountId.of(new Platform("alpha"), "1"), "10", null),
                "10",
                0,
                Instant.EPOCH,
                text,
                reply,
                quotes,
                repost,
                attachments,
                languages,
                URL);
    }
}
