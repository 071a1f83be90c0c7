package social.starling.twitter;

import java.util.List;
import java.util.Set;
import social.starling.http.CallPrice;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpResult;
import social.starling.http.Json;
import social.starling.ports.account.AccountId;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostReference;
import social.starling.ports.post.ReplyTo;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.RequestBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one call that creates a post: its bytes, its price, and what each of its answers says about whether there is a post
 * now.
 *
 * @see <a href="https://docs.x.com/x-api/posts/create-post">Create or edit a post</a>
 */
final class Creation {
    static final String PATH = "/2/tweets";
    private static final String TEXT = "text";

    /** Statuses by which X judges the request itself. */
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 413, 415, 422);
    /** Statuses that come before anything is done, and so before anything is billed. */
    private static final Set<Integer> FREE = Set.of(401, 402, 429);

    private Creation() {}

    /** Nothing but keys that X's description knows: it refuses others. */
    static RequestBytes request(Content content, List<String> mediaIds) {
        ObjectNode body = Json.object();
        if (!content.text().isBlank()) {
            body.put(TEXT, content.text().text());
        }
        if (!mediaIds.isEmpty()) {
            mediaIds.forEach(body.putObject("media").putArray("media_ids")::add);
        }
        ReplyTo reply = content.reply();
        if (reply != null) {
            body.putObject("reply")
                    .put(
                            "in_reply_to_tweet_id",
                            PostIds.require("parent", reply.parent().id()));
        }
        return Json.write(body);
    }

    /** The text of such a request; empty where it has none. */
    static String text(RequestBytes request) {
        JsonNode body = Json.parse(request.utf8());
        return body == null ? "" : body.path(TEXT).asString("");
    }

    /** A refused or lost call may be billed too, so it is counted. */
    static CallPrice price(Money price) {
        return result -> switch (result) {
            case HttpResult.NotSent notSent -> Money.ZERO;
            case HttpResult.Lost lost -> price;
            case HttpAnswer answer -> FREE.contains(answer.status()) ? Money.ZERO : price;
        };
    }

    /** @throws PlatformException when nothing was created and the call may pass later */
    static PublishOutcome outcome(AccountId account, HttpAnswer answer) {
        XProblem problem = XProblem.of(answer);
        if (answer.ok()) {
            String id = answer.jsonOrMissing().path("data").path("id").asString("");
            return PostIds.isId(id)
                    ? new PublishOutcome.Published(new PostReference(account, id, null))
                    : new PublishOutcome.Unknown(problem.sentence() + " without saying what was created");
        }
        if (problem.isDuplicate()) {
            return new PublishOutcome.Unknown("X says it is a duplicate of an earlier post: " + problem.sentence());
        }
        int status = answer.status();
        if (problem.isAboutAccount() || status == 404 || status == 429) {
            throw problem.failure();
        }
        return REFUSALS.contains(status)
                ? new PublishOutcome.Rejected(problem.sentence())
                : new PublishOutcome.Unknown(problem.sentence());
    }
}
