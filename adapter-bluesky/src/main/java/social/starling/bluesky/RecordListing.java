package social.starling.bluesky;

import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.ports.account.Account;
import tools.jackson.databind.JsonNode;

/** Pages of an account's post records, newest key first. */
final class RecordListing {
    /** Servers give as many in one page. */
    static final int MOST = 100;

    private final BlueskySession session;

    RecordListing(BlueskySession session) {
        this.session = session;
    }

    /** @param cursor from the page before; empty for the first one */
    JsonNode page(Account account, String cursor, int limit) {
        HttpCall call = Xrpc.query(account.server(), "com.atproto.repo.listRecords")
                .query("repo", account.remoteId())
                .query("collection", AtUri.POST)
                .query("limit", Integer.toString(limit));
        HttpAnswer answer = session.read(account, cursor.isEmpty() ? call : call.query("cursor", cursor));
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        return answer.json();
    }

    /** The key of one record of a page; empty when its address is none. */
    static String key(JsonNode record) {
        AtUri uri = AtUri.parse(record.path("uri").asString(""));
        return uri == null ? "" : uri.key();
    }
}
