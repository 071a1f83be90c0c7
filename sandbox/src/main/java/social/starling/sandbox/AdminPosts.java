package social.starling.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the admin API in which a person posts, edits, deletes, and in which all of it is listed; the same for every
 * platform.
 *
 * @param <P> a post of the platform
 * @param <M> a picture or video of the platform
 */
public final class AdminPosts<P, M> {
    private static final String USER = "user";

    private final Screen<P, M> screen;
    private final int largestBody;

    /** @param largestBody bytes that a request may have */
    public AdminPosts(Screen<P, M> screen, int largestBody) {
        this.screen = screen;
        this.largestBody = largestBody;
    }

    /** What a person can do at the platform's own screen. */
    public interface Screen<P, M> {
        /** Posts, as a reply or with media or both. */
        P post(String user, String text, Optional<String> replyTo, List<M> media);

        /** Quotes a post. */
        P quote(String user, String text, String id, List<M> media);

        /** Reposts a post. */
        P repost(String user, String id);

        /** Replaces the text of a post. */
        P edit(String id, String text);

        /** Deletes a post. */
        void delete(String id);

        /** The posts of a user, newest first. */
        List<P> posts(String user);

        /** The media that {@code description} asks for. @param number of the post's media before it */
        M media(AdminBody description, int number);

        /** The keys of {@link #media}. */
        String[] mediaKeys();

        /** A post of a kind that this platform alone has; empty where {@code body} asks for none. */
        default Optional<P> own(String user, String text, AdminBody body) {
            return Optional.empty();
        }

        /** The keys of {@link #own}. */
        default List<String> ownKeys() {
            return List.of();
        }

        /** The id by which the others name a post. */
        String id(P post);

        /** A post as it is told. @param origin under which its files are served */
        ObjectNode json(P post, String origin);
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                Route.get("/admin/users/{user}/posts", AdminRoutes.checked(this::list)),
                post("/admin/users/{user}/posts", this::create),
                post("/admin/users/{user}/thread", this::thread),
                post("/admin/posts/edit", this::edit),
                post("/admin/posts/delete", this::delete));
    }

    private WireReply create(WireRequest request) {
        List<String> keys = new ArrayList<>(List.of("text", "reply_to", "quote_of", "repost_of", "media"));
        keys.addAll(screen.ownKeys());
        AdminBody body = AdminBody.of(request, keys.toArray(String[]::new));
        return WireReply.json(201, screen.json(created(request.capture(USER), body), request.origin()));
    }

    private P created(String user, AdminBody body) {
        String text = body.optionalText("text").orElse("");
        Optional<P> own = screen.own(user, text, body);
        Optional<String> repostOf = body.optionalText("repost_of");
        Optional<String> quoteOf = body.optionalText("quote_of");
        if (own.isPresent()) {
            return own.get();
        }
        if (repostOf.isPresent()) {
            return screen.repost(user, repostOf.get());
        }
        return quoteOf.isPresent()
                ? screen.quote(user, text, quoteOf.get(), media(body))
                : screen.post(user, text, body.optionalText("reply_to"), media(body));
    }

    /** Each post answers the one before it, the first one {@code reply_to} if that is given. */
    private WireReply thread(WireRequest request) {
        AdminBody body = AdminBody.of(request, "posts", "reply_to");
        Optional<String> parent = body.optionalText("reply_to");
        List<P> posts = new ArrayList<>();
        for (AdminBody one : body.objects("posts", "text", "media")) {
            String text = one.optionalText("text").orElse("");
            posts.add(screen.post(request.capture(USER), text, parent, media(one)));
            parent = Optional.of(screen.id(posts.getLast()));
        }
        ObjectNode json = list(posts, request);
        parent.ifPresent(last -> json.put("id", last));
        return WireReply.json(201, json);
    }

    private WireReply list(WireRequest request) {
        return WireReply.json(200, list(screen.posts(request.capture(USER)), request));
    }

    private WireReply edit(WireRequest request) {
        AdminBody body = AdminBody.of(request, "id", "text");
        return WireReply.json(200, screen.json(screen.edit(body.text("id"), body.text("text")), request.origin()));
    }

    private WireReply delete(WireRequest request) {
        screen.delete(AdminBody.of(request, "id").text("id"));
        return WireReply.json(200, Json.object().put("deleted", true));
    }

    private List<M> media(AdminBody body) {
        List<M> media = new ArrayList<>();
        for (AdminBody one : body.objects("media", screen.mediaKeys())) {
            media.add(screen.media(one, media.size()));
        }
        return media;
    }

    private ObjectNode list(List<P> posts, WireRequest request) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("posts");
        posts.forEach(post -> list.add(screen.json(post, request.origin())));
        return json;
    }

    private Route post(String path, Route.Endpoint endpoint) {
        return Route.post(path, AdminRoutes.checked(endpoint)).taking(largestBody);
    }
}
