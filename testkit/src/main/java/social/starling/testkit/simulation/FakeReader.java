package social.starling.testkit.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostPage;
import social.starling.ports.post.PostReader;

/** Reads a fake platform's lists; the cursor is the number of the last post. */
final class FakeReader implements PostReader {
    private final FakeTimeline timeline;
    private final FakeNetwork network;
    private final InstantSource clock;

    FakeReader(FakeTimeline timeline, FakeNetwork network, InstantSource clock) {
        this.timeline = timeline;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public String start(Account account) {
        return network.call("start", () -> {
            List<FakePost> own = listed(account);
            return String.valueOf(own.isEmpty() ? 0 : own.getLast().number());
        });
    }

    @Override
    public String before(Account account, Instant moment) {
        long older = timeline.of(account.id()).stream()
                .filter(post -> post.createdAt().isBefore(moment))
                .mapToLong(FakePost::number)
                .max()
                .orElse(0);
        return String.valueOf(older);
    }

    @Override
    public String beforeNewest(Account account, int posts) {
        int back = PostReader.checkedBack(posts);
        return network.call("beforeNewest", () -> {
            List<FakePost> own = listed(account);
            return String.valueOf(
                    back >= own.size() ? 0 : own.reversed().get(back).number());
        });
    }

    @Override
    public PostPage after(Account account, String cursor, int limit) {
        return network.call("after", () -> {
            long from = Long.parseLong(cursor);
            List<FakePost> rest = listed(account).stream()
                    .filter(post -> post.number() > from)
                    .toList();
            List<FakePost> page = rest.subList(0, Math.min(limit, rest.size()));
            String next =
                    page.isEmpty() ? cursor : String.valueOf(page.getLast().number());
            return new PostPage(page.stream().map(this::read).toList(), next, page.size() < rest.size());
        });
    }

    @Override
    public List<Post> latest(Account account, int limit) {
        return network.call(
                "latest",
                () -> listed(account).reversed().stream()
                        .limit(limit)
                        .map(this::read)
                        .toList());
    }

    @Override
    public List<Post> thread(Account account, Post post) {
        String root =
                post.reply() == null ? post.reference().id() : post.reply().rootId();
        return network.call("thread", () -> {
            Map<String, Post> thread = new LinkedHashMap<>();
            listed(account).stream()
                    .map(this::read)
                    .filter(one -> one.reference().id().equals(root)
                            || one.reply() != null && one.reply().rootId().equals(root))
                    .forEach(one -> thread.put(one.reference().id(), one));
            thread.putIfAbsent(post.reference().id(), post);
            return List.copyOf(thread.values());
        });
    }

    @Override
    public Set<String> gone(Account account, Collection<String> ids) {
        return network.call(
                "gone",
                () -> ids.stream().filter(id -> timeline.find(id) == null).collect(Collectors.toUnmodifiableSet()));
    }

    private List<FakePost> listed(Account account) {
        return timeline.listed(account.id(), clock.instant());
    }

    private Post read(FakePost post) {
        List<String> history = timeline.editHistory(post.reference().id());
        return new Post(
                post.reference(),
                history.getFirst(),
                history.size() - 1,
                post.createdAt(),
                post.text(),
                reply(post),
                null,
                false,
                post.shown(),
                List.of("en"),
                "https://fake.example/" + post.number());
    }

    private Post.@Nullable Reply reply(FakePost post) {
        if (post.reply() == null) {
            return null;
        }
        FakePost parent = timeline.find(post.reply().parent().id());
        boolean own = parent != null && parent.author().equals(post.author());
        return new Post.Reply(post.reply().parent().id(), post.reply().root().id(), own);
    }
}
