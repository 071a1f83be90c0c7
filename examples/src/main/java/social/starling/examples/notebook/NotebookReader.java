package social.starling.examples.notebook;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;
import social.starling.ports.post.PostReference;
import social.starling.ports.text.RichText;

/**
 * Reads a notebook. A cursor is the time of the last line that was read, which stays a place in the notebook also when that
 * line is torn out.
 */
final class NotebookReader implements PostReader {
    private final NotebookFiles files;

    NotebookReader(NotebookFiles files) {
        this.files = files;
    }

    @Override
    public String start(Account account) {
        return last(files.lines(account.handle()));
    }

    @Override
    public String before(Account account, Instant moment) {
        return last(files.lines(account.handle()).stream()
                .takeWhile(line -> line.at().isBefore(moment))
                .toList());
    }

    @Override
    public String beforeNewest(Account account, int posts) {
        int back = PostReader.checkedBack(posts);
        List<NotebookLine> lines = files.lines(account.handle());
        return last(lines.subList(0, Math.max(0, lines.size() - back)));
    }

    @Override
    public PostPage after(Account account, String cursor, int limit) {
        Instant place = Instant.parse(cursor);
        List<NotebookLine> lines = files.lines(account.handle());
        List<NotebookLine> page = lines.stream()
                .filter(line -> line.at().isAfter(place))
                .limit(limit)
                .toList();
        boolean more = !page.isEmpty() && !page.getLast().equals(lines.getLast());
        return new PostPage(posts(account, page), page.isEmpty() ? cursor : last(page), more);
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        return all(account).reversed().stream().limit(limit).toList();
    }

    /** All that hangs on the same first line. */
    @Override
    public List<Post> thread(Account account, Post post) {
        String root =
                post.reply() == null ? post.reference().id() : post.reply().rootId();
        return all(account).stream()
                .filter(each -> each.reference().id().equals(root)
                        || each.reply() != null && each.reply().rootId().equals(root))
                .toList();
    }

    @Override
    public Set<String> gone(Account account, Collection<String> ids) {
        return ids.stream()
                .filter(id -> files.find(account.handle(), id).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Post> all(Account account) {
        return posts(account, files.lines(account.handle()));
    }

    private static List<Post> posts(Account account, List<NotebookLine> lines) {
        return lines.stream().map(line -> post(account, line)).toList();
    }

    private static Post post(Account account, NotebookLine line) {
        return new Post(
                new PostReference(account.id(), line.id(), null),
                line.id(),
                0,
                line.at(),
                new NotebookDialect().render(RichText.plain(line.text())),
                line.parent().isEmpty() ? null : new Post.Reply(line.parent(), line.root(), true),
                null,
                false,
                List.of(),
                List.of("en"),
                account.server() + "/" + account.handle() + "/" + line.id());
    }

    private static String last(List<NotebookLine> lines) {
        return (lines.isEmpty() ? Instant.EPOCH : lines.getLast().at()).toString();
    }
}
