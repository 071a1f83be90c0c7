package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;
import social.starling.sandbox.media.MediaFile;

/** What the platform's users do at its own screen. The rules for apps do not bind them. */
final class XPeople {
    private final XWorld world;

    XPeople(XWorld world) {
        this.world = world;
    }

    XUser named(String username) {
        return world.users()
                .named(username)
                .orElseThrow(() -> new IllegalArgumentException("no user is named '" + username + "'; known are "
                        + world.users().all().stream().map(XUser::username).toList()));
    }

    XPost post(String username, String text, Optional<String> replyTo, List<XMedia> media) {
        XUser author = named(username);
        replyTo.ifPresent(this::existing);
        checkText(text, media);
        return create(author, text, replyTo, Optional.empty(), Optional.empty(), media);
    }

    /** A file from the user's own disk: shown as what it is by its bytes, or as {@code otherwise} when they tell nothing. */
    XMedia media(byte[] bytes, Optional<String> type, Optional<String> altText, MediaFile otherwise) {
        MediaFile file = MediaFile.of(bytes).orElse(otherwise);
        String shown = type.orElseGet(() -> type(file));
        int prefix = XCategory.of(shown).keyPrefix;
        String key = prefix + "_" + world.ids().next();
        return world.files().media(key, shown, world.files().keep(bytes), file, altText);
    }

    private static String type(MediaFile file) {
        if (file.isVideo()) {
            return "video";
        }
        return file.frames() > 1 ? "animated_gif" : "photo";
    }

    XPost quote(String username, String text, String postId, List<XMedia> media) {
        existing(postId);
        checkText(text, media);
        return create(named(username), text, Optional.empty(), Optional.of(postId), Optional.empty(), media);
    }

    XPost repost(String username, String postId) {
        XPost original = existing(postId);
        String author =
                world.users().withId(original.authorId()).map(XUser::username).orElseThrow();
        String text = "RT @" + author + ": " + original.text();
        return create(named(username), text, Optional.empty(), Optional.empty(), Optional.of(postId), List.of());
    }

    XPost edit(String postId, String text) {
        XPost current = existing(existing(postId).history().getLast());
        checkText(text, current.media());
        return world.posts().edit(current, text.strip(), current.media(), XPost.Via.USER);
    }

    void delete(String postId) {
        world.posts().delete(existing(postId));
    }

    private XPost create(
            XUser author,
            String text,
            Optional<String> replyTo,
            Optional<String> quoteOf,
            Optional<String> repostOf,
            List<XMedia> media) {
        return world.posts()
                .create(new XDraft(author.id(), text.strip(), replyTo, quoteOf, repostOf, media, XPost.Via.USER));
    }

    private XPost existing(String postId) {
        return world.posts()
                .find(postId)
                .orElseThrow(() -> new IllegalArgumentException("there is no post '" + postId + "'"));
    }

    private static void checkText(String text, List<XMedia> media) {
        if (text.isBlank() && media.isEmpty()) {
            throw new IllegalArgumentException("a post needs text or media");
        }
        int weight = XText.weight(text);
        if (weight > 25_000) {
            throw new IllegalArgumentException("the text weighs " + weight + "; at most 25000 is allowed");
        }
    }
}
