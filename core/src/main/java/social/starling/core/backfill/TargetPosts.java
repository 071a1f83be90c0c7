package social.starling.core.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.Origin;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/**
 * The posts on a target of which the ledger knows nothing, by what they say; read when the first question comes. Bounded: of
 * an account with more than {@value #MOST} such posts only the oldest are known. Where reading is billed nothing is read.
 */
final class TargetPosts {
    /** Some 300 bytes each. */
    static final int MOST = 100_000;

    private static final int PAGE = 100;
    /** Clocks differ, and somebody may have posted on the target first. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final BackfillParts parts;
    private final Backfill backfill;
    private final Account target;
    private final Account source;
    private @Nullable Map<String, List<TargetPost>> byWords;
    private final Map<String, List<TargetPost>> byBegin = new HashMap<>();
    private final List<TargetPost> wordless = new ArrayList<>();
    private int count;

    TargetPosts(BackfillParts parts, Backfill backfill) {
        this.parts = parts;
        this.backfill = backfill;
        this.target = parts.accounts().require(backfill.leg().target());
        this.source = parts.accounts().require(backfill.leg().source());
    }

    /** Those that say the same, in the order of time. Throws {@link PlatformException} where the target does not answer. */
    List<TargetPost> saying(PostWords words) {
        return read().getOrDefault(words.whole(), List.of());
    }

    /** Those that begin with the same words. Throws as {@link #saying}. */
    List<TargetPost> beginning(PostWords words) {
        read();
        return words.begin() == null ? List.of() : byBegin.getOrDefault(words.begin(), List.of());
    }

    /** The closest in time of those that show as many media files and say nothing. Throws as {@link #saying}. */
    Optional<TargetPost> wordless(Post like, Duration apart) {
        read();
        int media = like.attachments().size();
        return wordless.stream()
                .filter(one ->
                        one.media() == media && one.apart(like.createdAt()).compareTo(apart) <= 0)
                .min(Comparator.comparing(one -> one.apart(like.createdAt())));
    }

    /** It is the copy of one post and of no other. */
    void take(TargetPost post, PostWords words) {
        read().computeIfPresent(words.whole(), (whole, all) -> without(post, all));
        if (words.begin() != null) {
            byBegin.computeIfPresent(words.begin(), (begin, all) -> without(post, all));
        }
    }

    private static List<TargetPost> without(TargetPost post, List<TargetPost> all) {
        return all.stream().filter(one -> one != post).toList();
    }

    private Map<String, List<TargetPost>> read() {
        Map<String, List<TargetPost>> known = byWords;
        if (known == null) {
            known = new HashMap<>();
            if (target.capabilities().prices().ownedRead().equals(Money.ZERO)) {
                walk(known);
            }
            byWords = known;
        }
        return known;
    }

    private void walk(Map<String, List<TargetPost>> into) {
        byBegin.clear();
        wordless.clear();
        count = 0;
        try {
            PostReader reader = parts.platforms().of(target.platform()).reader();
            String cursor = reader.before(target, begin());
            boolean more = true;
            while (more && count < MOST) {
                PostPage page = reader.after(target, cursor, PAGE);
                page.posts().forEach(post -> add(post, into));
                more = page.more() && !page.cursor().equals(cursor);
                cursor = page.cursor();
            }
        } catch (PlatformException.Unauthorized e) {
            // The one who asks speaks of the source; of the target's sign-in the courier will hear.
            throw new PlatformException.Unavailable(
                    "what stands on @" + target.handle() + " cannot be compared with it: " + e.getMessage(), e);
        }
    }

    private Instant begin() {
        return switch (backfill.order().window()) {
            case BackfillWindow.Since since
            when since.moment().isAfter(Instant.EPOCH.plus(MARGIN)) ->
                since.moment().minus(MARGIN);
            case BackfillWindow.Since since -> Instant.EPOCH;
            case BackfillWindow.Last last -> Instant.EPOCH;
        };
    }

    private void add(Post post, Map<String, List<TargetPost>> into) {
        if (post.repost() || post.createdAt().isAfter(backfill.times().created()) || isExplained(post)) {
            return;
        }
        PostWords words = PostWords.of(post);
        TargetPost one = TargetPost.of(post, words);
        if (words.whole().isEmpty()) {
            wordless.add(one);
        } else {
            into.computeIfAbsent(words.whole(), whole -> new ArrayList<>()).add(one);
            if (words.begin() != null) {
                byBegin.computeIfAbsent(words.begin(), begin -> new ArrayList<>())
                        .add(one);
            }
        }
        count++;
    }

    /** A copy of ours, or a post that was carried. */
    private boolean isExplained(Post post) {
        DeliveryReader deliveries = parts.deliveries();
        return deliveries.link(target.platform(), post.reference().id()).isPresent()
                || deliveries
                        .lastSegment(new Origin.RemotePost(target.platform(), post.originId()), source.id())
                        .filter(delivery ->
                                !Adoptions.isHalfDone(delivery, parts.clock().instant()))
                        .isPresent();
    }
}
