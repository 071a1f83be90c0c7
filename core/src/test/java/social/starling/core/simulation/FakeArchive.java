package social.starling.core.simulation;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.starling.ports.account.Account;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.ArchiveTally;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.archive.PostArchives;
import social.starling.ports.media.LocalMedia;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** The posts of an account as they stood when they were put into an archive; the platform is not asked again. */
final class FakeArchive implements PostArchives, PostReader {
    static final ArchiveId ID = new ArchiveId("ar-0123456789abcdef01234567");

    private final Account owner;
    private final List<Post> posts = new ArrayList<>();

    /** Whether somebody has deleted the file. */
    boolean lost;

    FakeArchive(Account owner, PostReader platform) {
        this.owner = owner;
        String cursor = "0";
        for (PostPage page = platform.after(owner, cursor, 100); ; page = platform.after(owner, cursor, 100)) {
            posts.addAll(page.posts());
            cursor = page.cursor();
            if (!page.more()) {
                return;
            }
        }
    }

    @Override
    public PostArchive take(InputStream file, long size) {
        throw new UnsupportedOperationException("It was taken already");
    }

    @Override
    public Optional<PostArchive> find(ArchiveId id) {
        ArchiveTally tally = new ArchiveTally(posts.size(), 0, 0, 0, 0, 0, 0, 0, null, null);
        return lost || !id.equals(ID)
                ? Optional.empty()
                : Optional.of(new PostArchive(
                        ID, owner.platform(), owner.remoteId(), owner.handle(), 1, Instant.EPOCH, tally));
    }

    @Override
    public List<PostArchive> list() {
        return find(ID).stream().toList();
    }

    @Override
    public PostReader reader(ArchiveId id) {
        return this;
    }

    @Override
    public LocalMedia media() {
        return LocalMedia.none();
    }

    @Override
    public void remove(ArchiveId id) {
        lost = true;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public String start(Account account) {
        return String.valueOf(posts.size());
    }

    @Override
    public String before(Account account, Instant moment) {
        return String.valueOf(posts.stream()
                .takeWhile(post -> post.createdAt().isBefore(moment))
                .count());
    }

    @Override
    public String beforeNewest(Account account, int count) {
        return String.valueOf(Math.max(0, posts.size() - count));
    }

    @Override
    public PostPage after(Account account, String cursor, int limit) {
        int from = Integer.parseInt(cursor);
        int end = Math.min(posts.size(), from + limit);
        return new PostPage(posts.subList(from, end), String.valueOf(end), end < posts.size());
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        return posts.reversed().stream().limit(limit).toList();
    }

    @Override
    public List<Post> thread(Account account, Post post) {
        String root = post.reply() == null ? post.originId() : post.reply().rootId();
        return posts.stream()
                .filter(one -> one.originId().equals(root)
                        || one.reply() != null && one.reply().rootId().equals(root))
                .toList();
    }

    @Override
    public Set<String> gone(Account account, Collection<String> ids) {
        return Set.of();
    }
}
