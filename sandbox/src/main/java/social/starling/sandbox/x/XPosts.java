package social.starling.sandbox.x;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Shelf;

/** All posts in all their versions. It judges nothing: what may be posted is for {@link XPostRules}. */
final class XPosts {
    private final Shelf<XPost> versions;
    private final XAuthorship authorship = new XAuthorship();
    private final XIds ids;
    private final InstantSource clock;

    /** @param versions by id, in the order of ids */
    XPosts(Shelf<XPost> versions, XIds ids, InstantSource clock) {
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
        versions.all().forEach(authorship::add);
    }

    XPost create(XDraft draft) {
        String id = ids.next();
        String conversation =
                draft.replyTo().flatMap(this::find).map(XPost::conversationId).orElse(id);
        return put(new XPost(
                id,
                draft.authorId(),
                draft.text(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                draft.replyTo(),
                conversation,
                draft.quoteOf(),
                draft.repostOf(),
                List.of(id),
                draft.media(),
                draft.via()));
    }

    /** A new version of a post under a new id; every version's history then lists all ids. */
    XPost edit(XPost old, String text, List<XMedia> media, XPost.Via via) {
        String id = ids.next();
        List<String> history = new ArrayList<>(old.history());
        history.add(id);
        for (String version : old.history()) {
            versions.find(version).ifPresent(post -> put(withHistory(post, history)));
        }
        return put(new XPost(
                id,
                old.authorId(),
                text,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                old.replyTo(),
                old.conversationId(),
                old.quoteOf(),
                old.repostOf(),
                history,
                media,
                via));
    }

    /** Any version by its own id. */
    Optional<XPost> find(String id) {
        return versions.find(id);
    }

    /** Takes a post away in all its versions; reposts of it go with it. */
    void delete(XPost post) {
        List<String> gone = new ArrayList<>(post.history());
        versions.all().stream()
                .filter(other ->
                        other.repostOf().filter(post.history()::contains).isPresent())
                .map(XPost::id)
                .forEach(gone::add);
        gone.forEach(id -> {
            versions.find(id).ifPresent(authorship::remove);
            versions.remove(id);
        });
    }

    /** The current versions of an author's posts, newest first. */
    List<XPost> by(String authorId) {
        return current(authorship.newestFirst(authorId));
    }

    /** Those of them that say just {@code text}. */
    List<XPost> by(String authorId, String text) {
        return current(authorship.saying(authorId, text));
    }

    /** The current versions of all posts, newest first. */
    List<XPost> all() {
        return current(versions.all().reversed());
    }

    private static List<XPost> current(Collection<XPost> posts) {
        return posts.stream()
                .filter(post -> post.history().getLast().equals(post.id()))
                .toList();
    }

    private XPost put(XPost post) {
        versions.put(post.id(), post);
        authorship.add(post);
        return post;
    }

    private static XPost withHistory(XPost post, List<String> history) {
        return new XPost(
                post.id(),
                post.authorId(),
                post.text(),
                post.createdAt(),
                post.replyTo(),
                post.conversationId(),
                post.quoteOf(),
                post.repostOf(),
                history,
                post.media(),
                post.via());
    }
}
