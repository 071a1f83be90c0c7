package social.starling.bluesky;

import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.ports.account.Account;
import tools.jackson.databind.JsonNode;

/** Lists records by {@code com.atproto.repo.listRecords}, whose cursors are keys. */
final class RecordListing implements RecordPages {
    private final BlueskySession session;

    RecordListing(BlueskySession session) {
        this.session = session;
    }

    @Override
    public JsonNode newest(Account account, String cursor, int limit) {
        HttpCall call = list(account, limit);
        return page(account, cursor.isEmpty() ? call : call.query("cursor", cursor));
    }

    @Override
    public JsonNode after(Account account, String key, int limit) {
        return page(account, list(account, limit).query("reverse", "true").query("cursor", key));
    }

    private static HttpCall list(Account account, int limit) {
        return Xrpc.query(account.server(), "com.atproto.repo.listRecords")
                .query("repo", account.remoteId())
                .query("collection", AtUri.POST)
                .query("limit", Integer.toString(limit));
    }

    private JsonNode page(Account account, HttpCall call) {
        HttpAnswer answer = session.read(account, call);
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        return answer.json();
    }
}
