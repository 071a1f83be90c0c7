package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;
import social.starling.sandbox.Json;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** POST /2/tweets and DELETE /2/tweets/:id. X has no idempotency key: every good call makes a post. */
final class XPosting {
    private static final List<String> EXCLUSIVE = List.of("media", "quote_tweet_id", "poll");

    private final XWorld world;
    private final XPostRules rules;
    private final XGate gate;
    private final XAttachments attachments;

    XPosting(XWorld world, XGate gate) {
        this.world = world;
        this.gate = gate;
        this.rules = new XPostRules(world);
        this.attachments = new XAttachments(world);
    }

    WireReply create(XAccess.Caller caller, WireRequest request) {
        JsonNode body = body(request, XKnownKeys.createPost());
        String text = body.path("text").stringValue("").strip();
        boolean accepted = false;
        try {
            XPost post = create(caller, body, text);
            accepted = true;
            return WireReply.json(201, answer(post)).created();
        } finally {
            if (accepted || world.settings().billFailedPosts()) {
                gate.bill(caller.app()).add(hasLink(text) ? XBill.Item.POST_WITH_URL : XBill.Item.POST, 1);
            }
        }
    }

    WireReply delete(XAccess.Caller caller, WireRequest request) {
        String id = request.capture("id");
        if (!id.matches("[0-9]{1,19}")) {
            throw XProblems.invalid("The `id` path parameter value [" + id + "] is not valid");
        }
        XPost post = world.posts()
                .find(id)
                .orElseThrow(() -> XProblems.refusal(
                        404,
                        XProblems.TYPES + "resource-not-found",
                        "Not Found Error",
                        "Could not find tweet with id: [" + id + "].",
                        "there is no post " + id));
        if (!caller.owns(post)) {
            throw XProblems.forbidden("You are not authorized to delete this Tweet.", "the author is another user");
        }
        world.posts().delete(post);
        ObjectNode json = Json.object();
        json.putObject("data").put("deleted", true);
        return WireReply.json(200, json);
    }

    private XPost create(XAccess.Caller caller, JsonNode body, String text) {
        if (EXCLUSIVE.stream().filter(body::has).count() > 1) {
            throw XProblems.invalid("media, quote_tweet_id and poll exclude each other");
        }
        if (body.has("quote_tweet_id")) {
            throw XProblems.forbidden(
                    "You are not permitted to quote posts with your plan.", "quotes by API need an enterprise plan");
        }
        if (body.has("poll")) {
            throw XProblems.invalid("$.poll: the sandbox keeps no polls");
        }
        List<XMedia> media = attachments.of(caller.user(), body);
        rules.checkText(caller.user(), text, !media.isEmpty());
        if (body.has("edit_options")) {
            String previous = body.path("edit_options").path("previous_post_id").stringValue("");
            return world.posts().edit(rules.checkEdit(caller.user(), previous), text, media, XPost.Via.API);
        }
        Optional<String> parent =
                body.path("reply").path("in_reply_to_tweet_id").stringValueOpt();
        parent.ifPresent(id -> rules.checkReply(caller.user(), id));
        if (media.isEmpty()) {
            rules.checkDuplicate(caller.user(), text);
        }
        return world.posts()
                .create(XDraft.text(caller.user().id(), text, parent, XPost.Via.API)
                        .showing(media));
    }

    private ObjectNode answer(XPost post) {
        ObjectNode json = Json.object();
        json.putObject("data")
                .put("id", post.id())
                .put("text", XRendering.of(post.text(), world.links()).text())
                .set("edit_history_post_ids", Json.strings(post.history()));
        return json;
    }

    /** The JSON body, if {@code schema} allows it. */
    static JsonNode body(WireRequest request, JsonNode schema) {
        if (request.mediaType().filter("application/json"::equals).isEmpty()) {
            throw XProblems.refusal(
                    415,
                    "about:blank",
                    "Unsupported Media Type",
                    "Content-Type must be application/json",
                    "Content-Type is " + request.mediaType().orElse("missing"));
        }
        if (request.isTooLarge()) {
            throw XProblems.refusal(
                    413,
                    "about:blank",
                    "Payload Too Large",
                    "Payload Too Large",
                    "the body may have " + WireRequest.BODY_LIMIT + " bytes");
        }
        JsonNode body = Json.read(request.body()).orElseThrow(() -> XProblems.invalid("Invalid JSON body"));
        XBodySchema.check(body, schema);
        return body;
    }

    private static boolean hasLink(String text) {
        return text.length() <= XText.PARSED_UNITS && !XText.links(text).isEmpty();
    }
}
