package social.starling.bluesky;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpCall;
import social.starling.http.HttpGateway;
import social.starling.ports.account.Account;
import social.starling.ports.post.PostPush;

/**
 * Hears from an account's own server what is written there, by {@code com.atproto.sync.subscribeRepos}. The server tells of
 * all its accounts, and the others' are passed over.
 */
final class BlueskyPostPush implements PostPush {
    private final HttpGateway http;
    private final InstantSource clock;

    BlueskyPostPush(HttpGateway http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Line open(Account account, @Nullable String cursor) {
        HttpCall call = Xrpc.query(account.server(), "com.atproto.sync.subscribeRepos");
        if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "\"" + cursor + "\" is no place in a server's stream of events; the cursor of a sign is allowed");
        }
        String did = account.remoteId();
        return new PushedLine(
                http.listen(cursor == null ? call : call.query("cursor", cursor)),
                message -> {
                    RepoEvent event = RepoEvent.of(message);
                    return event.posts() && event.repo().equals(did) ? Long.toString(event.seq()) : null;
                },
                clock);
    }
}
