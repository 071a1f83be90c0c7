package social.starling.core.backfill;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.core.sync.Recognition;
import social.starling.ports.account.Account;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.delivery.Origin;
import social.starling.ports.post.Post;

/**
 * Recognises posts by what stands on the target: each post there is the copy of one post, or its original, and of no other.
 * Who says much says it once; who says little is believed within a day. What says nothing is never believed.
 */
final class TargetRecognition implements Recognition {
    private static final Duration NEAR = Duration.ofDays(1);

    private final BackfillParts parts;
    private final Backfill backfill;
    private final TargetPosts posts;
    private final Account source;
    private final Map<String, TargetPost> there = new HashMap<>();
    private final Map<String, String> doubts = new HashMap<>();

    TargetRecognition(BackfillParts parts, Backfill backfill, TargetPosts posts) {
        this.parts = parts;
        this.backfill = backfill;
        this.posts = posts;
        this.source = parts.accounts().require(backfill.leg().source());
    }

    @Override
    public boolean isThere(Post post) {
        return there(post) != null;
    }

    @Override
    public @Nullable String doubt(Post post) {
        there(post);
        return doubts.get(post.originId());
    }

    @Override
    public boolean adopt(List<Post> some) {
        List<Adoptions.Pair> pairs = new ArrayList<>();
        for (Post post : some) {
            TargetPost copy = there(post);
            if (copy != null && !isKnown(post)) {
                pairs.add(new Adoptions.Pair(post, copy));
            }
        }
        return !pairs.isEmpty() && new Adoptions(parts, backfill).write(pairs);
    }

    /** What was answered once stays; what is not there is looked for again, as that takes nothing from others. */
    private @Nullable TargetPost there(Post post) {
        TargetPost known = there.get(post.originId());
        if (known == null && !doubts.containsKey(post.originId()) && !post.repost() && !isKnown(post)) {
            PostWords words = PostWords.of(post);
            known = copy(post, words).orElse(null);
            if (known != null) {
                posts.take(known, words);
                there.put(post.originId(), known);
            } else {
                String doubt = doubt(post, words);
                if (doubt != null) {
                    doubts.put(post.originId(), doubt);
                }
            }
        }
        return known;
    }

    private Optional<TargetPost> copy(Post post, PostWords words) {
        if (words.whole().isEmpty()) {
            return Optional.empty();
        }
        return posts.saying(words).stream()
                .filter(one -> words.isLong()
                        || one.apart(post.createdAt()).compareTo(NEAR) <= 0 && one.answers() == (post.reply() != null))
                .min(Comparator.comparing(one -> one.apart(post.createdAt())));
    }

    private @Nullable String doubt(Post post, PostWords words) {
        if (words.whole().isEmpty()) {
            return posts.wordless(post, NEAR)
                    .map(one ->
                            "it has no words, and the target shows a post without words and as many media files from "
                                    + one.createdAt().truncatedTo(ChronoUnit.SECONDS))
                    .orElse(null);
        }
        return posts.beginning(words).stream()
                .filter(one -> one.apart(post.createdAt()).compareTo(NEAR) <= 0)
                .findFirst()
                .map(one -> "the target shows a post that begins with the same words and goes on differently, from "
                        + one.createdAt().truncatedTo(ChronoUnit.SECONDS))
                .orElse(null);
    }

    private boolean isKnown(Post post) {
        return parts.deliveries().link(source.platform(), post.reference().id()).isPresent()
                || parts.deliveries()
                        .lastSegment(
                                new Origin.RemotePost(source.platform(), post.originId()),
                                backfill.leg().target())
                        .filter(delivery ->
                                !Adoptions.isHalfDone(delivery, parts.clock().instant()))
                        .isPresent();
    }
}
