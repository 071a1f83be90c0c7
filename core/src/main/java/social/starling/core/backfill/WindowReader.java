package social.starling.core.backfill;

import java.time.Instant;
import java.util.List;
import social.starling.core.account.AccountDirectory;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** Reads the posts of windows, page by page; every method throws {@link PlatformException} when the platform does not answer. */
final class WindowReader {
    private static final int PAGE = 100;

    private final Platforms platforms;
    private final AccountDirectory accounts;
    private final PostArchives archives;

    WindowReader(Platforms platforms, AccountDirectory accounts, PostArchives archives) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.archives = archives;
    }

    /** A cursor before the window. */
    String begin(Backfill backfill) {
        Account source = accounts.require(backfill.leg().source());
        return switch (backfill.order().window()) {
            case BackfillWindow.Since since -> reader(backfill).before(source, since.moment());
            case BackfillWindow.Last last -> reader(backfill).beforeNewest(source, last.posts());
        };
    }

    WindowPage page(Backfill backfill, String cursor) {
        Account source = accounts.require(backfill.leg().source());
        PostPage page = reader(backfill).after(source, cursor, PAGE);
        Instant end = backfill.times().created();
        List<Post> posts = page.posts().stream()
                .filter(post -> !post.createdAt().isAfter(end)
                        && !isBefore(post, backfill.order().window()))
                .toList();
        boolean beyond = !page.posts().isEmpty()
                && page.posts().stream().allMatch(post -> post.createdAt().isAfter(end));
        return new WindowPage(
                cursor,
                posts,
                page.cursor(),
                beyond || !page.more() || page.cursor().equals(cursor));
    }

    /** A cursor may stand before more than was asked for. */
    private static boolean isBefore(Post post, BackfillWindow window) {
        return window instanceof BackfillWindow.Since since && post.createdAt().isBefore(since.moment());
    }

    /** Where the posts of a backfill are read. */
    PostReader reader(Backfill backfill) {
        ArchiveId archive = backfill.order().archive();
        return archive == null
                ? platforms
                        .of(accounts.require(backfill.leg().source()).platform())
                        .reader()
                : archives.reader(archive);
    }
}
