package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Note;
import social.starling.core.sync.DryRun;
import social.starling.core.sync.PostPlan;
import social.starling.ports.post.Post;

/**
 * What a route would do with one post.
 *
 * @param verdict {@code carry} or {@code skip}
 * @param reason why it is skipped; null when it is carried
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DryRunJson(
        String source,
        String target,
        String origin,
        String url,
        Instant createdAt,
        String text,
        String verdict,
        String standing,
        @Nullable String reason,
        @Nullable List<SegmentJson> segments,
        @Nullable List<String> notes,
        @Nullable String price) {
    static DryRunJson of(DryRun.Line line) {
        return switch (line.plan()) {
            case PostPlan.Carry carry -> carry(line, carry);
            case PostPlan.Skip skip -> skip(line, skip);
        };
    }

    private static DryRunJson carry(DryRun.Line line, PostPlan.Carry carry) {
        Post post = carry.post();
        Composed composed = carry.composed();
        return new DryRunJson(
                line.leg().source().value(),
                line.leg().target().value(),
                carry.origin().origin().canonical(),
                post.url(),
                post.createdAt(),
                post.text().text(),
                "carry",
                line.standing().name(),
                null,
                SegmentJson.of(composed),
                composed.notes().stream().map(Note::sentence).toList(),
                Price.of(composed.price()));
    }

    private static DryRunJson skip(DryRun.Line line, PostPlan.Skip skip) {
        Post post = skip.post();
        return new DryRunJson(
                line.leg().source().value(),
                line.leg().target().value(),
                skip.origin().origin().canonical(),
                post.url(),
                post.createdAt(),
                post.text().text(),
                "skip",
                line.standing().name(),
                skip.reason(),
                null,
                null,
                null);
    }
}
