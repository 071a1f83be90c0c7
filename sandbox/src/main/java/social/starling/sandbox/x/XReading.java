package social.starling.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The reads of posts: timeline, lookup by ids, recent search. Every post that is handed out is billed. */
final class XReading {
    private static final int TIMELINE_DEPTH = 3_200;
    private static final Duration SEARCH_DEPTH = Duration.ofDays(7);

    private final XWorld world;
    private final XGate gate;
    private final XPostJson json;

    XReading(XWorld world, XGate gate) {
        this.world = world;
        this.gate = gate;
        this.json = new XPostJson(world);
    }

    WireReply timeline(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("timeline", request);
        String userId = request.capture("id");
        if (world.users().withId(userId).isEmpty()) {
            return missing(List.of(XProblems.missing("user", "id", userId)));
        }
        Set<String> exclude =
                new HashSet<>(Arrays.asList(request.query("exclude").orElse("").split(",")));
        List<XPost> posts = visible(world.posts().by(userId)).stream()
                .limit(TIMELINE_DEPTH)
                .filter(post -> !exclude.contains("replies") || post.replyTo().isEmpty())
                .filter(post -> !exclude.contains("retweets") || post.repostOf().isEmpty())
                .toList();
        return page(
                caller, request, XPage.of(posts, request, 5, world.settings().endlessNextToken()));
    }

    WireReply search(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("search", request);
        XQuery query = XQuery.parse(request.query("query").orElse(""), world.users());
        Instant since = world.clock().instant().minus(SEARCH_DEPTH);
        XPage.checkNotBefore(since, request);
        List<XPost> posts = visible(world.posts().all()).stream()
                .filter(post -> post.createdAt().isAfter(since))
                .filter(query::matches)
                .toList();
        return page(
                caller, request, XPage.of(posts, request, 10, world.settings().endlessNextToken()));
    }

    /** Without the posts that are too young for an index. */
    private List<XPost> visible(List<XPost> posts) {
        Instant until = world.clock().instant().minus(world.settings().timelineLag());
        return posts.stream().filter(post -> !post.createdAt().isAfter(until)).toList();
    }

    WireReply lookup(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("lookup", request);
        List<String> ids = List.of(request.query("ids").orElse("").split(","));
        if (ids.size() > 100 || !ids.stream().allMatch(id -> id.matches("[0-9]{1,19}"))) {
            throw XProblems.invalid("The `ids` query parameter must hold 1 to 100 ids of digits");
        }
        List<XPost> found = new ArrayList<>();
        ArrayNode errors = Json.array();
        for (String id : ids) {
            Optional<XPost> post = world.posts().find(id);
            post.ifPresentOrElse(found::add, () -> errors.add(XProblems.missing("tweet", "ids", id)));
        }
        ObjectNode body = body(caller, XFields.of(request), found);
        if (!errors.isEmpty()) {
            body.set("errors", errors);
        }
        return WireReply.json(200, body);
    }

    WireReply lookupOne(XAccess.Caller caller, WireRequest request) {
        XKnownKeys.checkQuery("lookup_one", request);
        String id = request.capture("id");
        Optional<XPost> post = world.posts().find(id);
        if (post.isEmpty()) {
            return missing(List.of(XProblems.missing("tweet", "id", id)));
        }
        ObjectNode body = body(caller, XFields.of(request), List.of(post.get()));
        body.set("data", body.path("data").get(0));
        return WireReply.json(200, body);
    }

    private WireReply page(XAccess.Caller caller, WireRequest request, XPage page) {
        ObjectNode body = body(caller, XFields.of(request), page.posts());
        body.set("meta", page.meta());
        return WireReply.json(200, body);
    }

    private ObjectNode body(XAccess.Caller caller, XFields wanted, List<XPost> posts) {
        ObjectNode body = Json.object();
        if (!posts.isEmpty()) {
            ArrayNode data = body.putArray("data");
            posts.forEach(post -> data.add(json.of(post, wanted)));
        }
        XIncludes includes = new XIncludes(world, json, wanted);
        posts.forEach(includes::add);
        includes.writeTo(body);
        List<XPost> read = new ArrayList<>(posts);
        read.addAll(includes.posts());
        bill(caller, read);
        return body;
    }

    /** The app's owner reads the own account cheaply. */
    private void bill(XAccess.Caller caller, List<XPost> posts) {
        boolean owner = caller.app().ownerUsername().equals(caller.user().username());
        int owned =
                (int) posts.stream().filter(post -> owner && caller.owns(post)).count();
        gate.bill(caller.app()).add(XBill.Item.OWNED_READ, owned);
        gate.bill(caller.app()).add(XBill.Item.POST_READ, posts.size() - owned);
    }

    private static WireReply missing(List<ObjectNode> errors) {
        ObjectNode body = Json.object();
        errors.forEach(body.putArray("errors")::add);
        return WireReply.json(200, body);
    }
}
