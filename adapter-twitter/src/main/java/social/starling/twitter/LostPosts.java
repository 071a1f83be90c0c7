package social.starling.twitter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.Reconciliation;

/**
 * Looks in an account's own timeline for the post of an attempt whose answer was lost: one that says the same in the same
 * place and is not older than the attempt.
 *
 * <p>How looks count: {@link Attempt#looks()} is the number of looks before this one. The first look (0) comes at once and
 * is too early to prove anything; it answers Undecided for 30 s. The second (1) answers Undecided for 2 min, the third (2)
 * for 10 min, the fourth (3) and any later one Absent. So a post counts as absent after three reads that did not show it,
 * 30 s, 2½ min and 12½ min after the first, and it never does because of one read.
 */
final class LostPosts {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    /** How far this machine's clock and X's may be apart; X writes whole seconds. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** How far back an older post of the same text is looked for when X says that there is one. */
    private static final int OLDER_POSTS = 100;

    private final Timeline timeline;
    private final NewestPosts newest;
    private final Set<String> duplicates = ConcurrentHashMap.newKeySet();

    LostPosts(Timeline timeline, NewestPosts newest) {
        this.timeline = timeline;
        this.newest = newest;
    }

    /**
     * Remembers that X called it a duplicate. What a restart forgets, X says again: the next attempt gets the same
     * answer.
     */
    void calledDuplicate(Prepared prepared) {
        duplicates.add(key(prepared));
    }

    Reconciliation look(Account account, Attempt attempt) {
        String recorded = attempt.prepared().baseline();
        String baseline = PostIds.require("baseline", recorded == null ? PostIds.NONE : recorded);
        List<Post> since = timeline.after(account, baseline);
        since.forEach(post -> newest.saw(account.id(), post.reference().id()));
        Reconciliation seen = seen(since, baseline, attempt);
        boolean duplicate = duplicates.contains(key(attempt.prepared()));
        if (seen == null && duplicate) {
            seen = older(timeline.newest(account, OLDER_POSTS), attempt);
        }
        if (seen == null) {
            seen = attempt.fingerprint().isTelling() || attempt.looks() < PAUSES.size()
                    ? unseen(attempt.looks(), duplicate)
                    : wordless(since, attempt);
        }
        if (!(seen instanceof Reconciliation.Undecided)) {
            duplicates.remove(key(attempt.prepared()));
        }
        return seen;
    }

    private static @Nullable Reconciliation seen(List<Post> since, String baseline, Attempt attempt) {
        Instant earliest = attempt.openedAt().minus(SKEW);
        for (Post post : since) {
            if (isEqual(post, attempt) && !post.createdAt().isBefore(earliest)) {
                return new Reconciliation.Found(post.reference());
            }
        }
        for (Post post : since) {
            if (post.revision() > 0 && PostIds.ORDER.compare(post.originId(), baseline) > 0) {
                return new Reconciliation.Unclear("The post at " + post.url()
                        + " was edited meanwhile and may be the one whose answer was lost; compare them");
            }
        }
        return older(since, attempt);
    }

    private static @Nullable Reconciliation older(List<Post> posts, Attempt attempt) {
        for (Post post : posts) {
            if (isEqual(post, attempt)) {
                return new Reconciliation.Unclear("Nothing new was found, and an older equal post stands at "
                        + post.url() + "; X takes no second one. Cancel this one, or change the text");
            }
        }
        return null;
    }

    /** Pictures alone cannot be compared, and what cannot be found is not absent for that. */
    private static Reconciliation wordless(List<Post> since, Attempt attempt) {
        Instant earliest = attempt.openedAt().minus(SKEW);
        for (Post post : since) {
            if (!post.fingerprint().isTelling() && !post.createdAt().isBefore(earliest)) {
                return new Reconciliation.Unclear("The post has no text to know it by, and it may be the one at "
                        + post.url() + "; compare them");
            }
        }
        return new Reconciliation.Unclear(
                "The post has no text to know it by, and none without text has shown up; look at the account at x.com");
    }

    private static Reconciliation unseen(int looks, boolean duplicate) {
        if (looks < PAUSES.size()) {
            return new Reconciliation.Undecided("The post has not shown up in the timeline yet", PAUSES.get(looks));
        }
        return duplicate
                ? new Reconciliation.Unclear("X says that an equal post exists, and none is among the newest "
                        + OLDER_POSTS + "; look at the account at x.com")
                : new Reconciliation.Absent();
    }

    private static boolean isEqual(Post post, Attempt attempt) {
        return attempt.fingerprint().isTelling() && attempt.fingerprint().equals(post.fingerprint());
    }

    private static String key(Prepared prepared) {
        return prepared.account() + " " + prepared.request().hash();
    }
}
