package social.starling.core.restore;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** Reads the target accounts back to before the backup was made. Where reads are billed, not further than that. */
final class Timelines {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;
    /** Clocks differ, and an equal post shortly before is told to a person. */
    private static final Duration MARGIN = Duration.ofHours(2);
    /** A planned key lies at its source's time, however late the copy was made; beyond this nothing is looked for. */
    private static final Duration OLDEST_SOURCE = Duration.ofDays(90);

    private final Platforms platforms;
    private final AccountRepository accounts;
    private final DeliveryReader deliveries;

    Timelines(Platforms platforms, AccountRepository accounts, DeliveryReader deliveries) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    /**
     * @param backupEnd as in {@link BackupEnd}
     * @throws PlatformException when an account cannot be read
     */
    OwnPosts read(Collection<Forgotten> forgotten, Instant backupEnd) {
        Map<AccountId, Instant> starts = new LinkedHashMap<>();
        List<Forgotten> keyedFirst = forgotten.stream()
                .sorted(Comparator.comparing((Forgotten one) -> one.plannedKey() == null))
                .toList();
        // Accounts without planned keys are those whose reads are billed: nothing is spent when another one fails.
        for (Forgotten one : keyedFirst) {
            starts.merge(one.target(), start(one, backupEnd), (a, b) -> a.isBefore(b) ? a : b);
        }
        Map<String, OwnPost> posts = new LinkedHashMap<>();
        starts.forEach((target, start) -> read(accounts.find(target).orElseThrow(), start, posts));
        Set<OwnPost> explained = new HashSet<>();
        for (OwnPost post : posts.values()) {
            if (isExplained(post)) {
                explained.add(post);
            }
        }
        return new OwnPosts(posts.values(), explained);
    }

    private void read(Account account, Instant since, Map<String, OwnPost> into) {
        PostReader reader = platforms.of(account.platform()).reader();
        String cursor = reader.before(account, since);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            PostPage page = reader.after(account, cursor, PAGE);
            for (Post post : page.posts()) {
                into.put(account.id() + " " + post.reference().id(), OwnPost.of(account.platform(), post));
            }
            if (!page.more() || page.cursor().equals(cursor)) {
                return;
            }
            cursor = page.cursor();
        }
        throw new PlatformException.Malformed(
                "Reading the posts of @" + account.handle() + " since " + since + " did not end after " + MOST_PAGES
                        + " pages",
                null);
    }

    private static Instant start(Forgotten one, Instant backupEnd) {
        Instant source = one.content().createdAt();
        Instant floor = one.plannedKey() == null ? backupEnd : backupEnd.minus(OLDEST_SOURCE);
        return (source.isAfter(floor) ? source : floor).minus(MARGIN);
    }

    private boolean isExplained(OwnPost own) {
        return deliveries.link(own.platform(), own.post().reference().id()).isPresent()
                || deliveries.link(own.platform(), own.post().originId()).isPresent()
                || isSource(own);
    }

    private boolean isSource(OwnPost own) {
        DeliveryQuery confirmed = new DeliveryQuery(
                Set.of(DeliveryState.CONFIRMED), null, own.asOrigin().canonical(), null, PAGE);
        return deliveries.list(confirmed).stream()
                .anyMatch(delivery -> delivery.key().action() == Action.CREATE);
    }
}
