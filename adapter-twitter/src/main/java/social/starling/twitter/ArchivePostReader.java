package social.starling.twitter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** Reads the posts of an archive as if X told them; a cursor is the first id of the post read last. Nothing is billed. */
final class ArchivePostReader implements PostReader {
    /** As deep as threads are followed upwards. */
    private static final int DEEPEST = 1_000;

    private final ArchiveContents contents;
    private final ArchivedPosts posts;

    ArchivePostReader(ArchiveContents contents, ArchivedPosts posts) {
        this.contents = contents;
        this.posts = posts;
    }

    @Override
    public String start(Account account) {
        return before(contents.size());
    }

    @Override
    public String before(Account account, Instant moment) {
        return before(contents.since(moment));
    }

    @Override
    public String beforeNewest(Account account, int count) {
        return before(Math.max(0, contents.size() - PostReader.checkedBack(count)));
    }

    /** A cursor before the post of that rank. */
    private String before(int rank) {
        return rank == 0 ? PostIds.NONE : contents.originAt(rank - 1);
    }

    @Override
    public PostPage after(Account account, String cursor, int limit) {
        int from = contents.after(PostIds.require("cursor", cursor));
        int end = Math.min(contents.size(), from + Math.clamp(limit, 1, 100));
        return new PostPage(
                IntStream.range(from, end)
                        .mapToObj(rank -> posts.post(account, rank))
                        .toList(),
                from == end ? cursor : contents.originAt(end - 1),
                end < contents.size());
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        List<Post> latest = new ArrayList<>();
        for (int rank = contents.size() - 1; rank >= 0 && latest.size() < limit; rank--) {
            latest.add(posts.post(account, rank));
        }
        return latest;
    }

    /** The post and those above it, as far as the archive has them. */
    @Override
    public List<Post> thread(Account account, Post post) {
        LinkedList<Post> thread = new LinkedList<>();
        Set<String> seen = new HashSet<>();
        Post next = post;
        while (next != null && seen.add(next.originId()) && thread.size() < DEEPEST) {
            thread.addFirst(next);
            Post.Reply reply = next.reply();
            int above = reply == null || !reply.own() ? -1 : contents.rank(reply.parentId());
            next = above < 0 ? null : posts.post(account, above);
        }
        return List.copyOf(thread);
    }

    /** An archive is as old as it is: it tells of nothing that it is gone. */
    @Override
    public Set<String> gone(Account account, Collection<String> ids) {
        return Set.of();
    }
}
