package social.starling.bluesky;

import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.ports.account.Account;
import social.starling.ports.post.PostReference;
import tools.jackson.databind.JsonNode;

/** Single records of an account's repository. */
final class Records {
    private final BlueskySession session;

    Records(BlueskySession session) {
        this.session = session;
    }

    /** Null when there is none: never there, or deleted. */
    @Nullable
    PostReference find(Account account, AtUri uri) {
        HttpAnswer answer = get(account, uri);
        PostReference post = answer == null ? null : reference(account, answer);
        if (answer != null && post == null) {
            throw Xrpc.failure(answer);
        }
        return post;
    }

    /** The record with its address and content id; null when there is none. */
    @Nullable
    JsonNode read(Account account, AtUri uri) {
        HttpAnswer answer = get(account, uri);
        return answer == null ? null : answer.json();
    }

    private @Nullable HttpAnswer get(Account account, AtUri uri) {
        HttpAnswer answer = session.read(
                account,
                Xrpc.query(account.server(), "com.atproto.repo.getRecord")
                        .query("repo", uri.did())
                        .query("collection", uri.collection())
                        .query("rkey", uri.key()));
        if (answer.status() == 400 && Xrpc.error(answer).equals("RecordNotFound")) {
            return null;
        }
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        return answer;
    }

    /** Null when the answer names no post of the account. */
    static @Nullable PostReference reference(Account account, HttpAnswer answer) {
        AtUri uri = AtUri.parse(answer.jsonOrMissing().path("uri").asString(""));
        String cid = answer.jsonOrMissing().path("cid").asString("");
        if (uri == null || !uri.isPost() || !uri.did().equals(account.remoteId()) || cid.isEmpty()) {
            return null;
        }
        return new PostReference(account.id(), uri.toString(), cid);
    }
}
