package social.starling.bluesky;

import social.starling.http.HttpAnswer;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountProbe;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.Profile;
import social.starling.ports.platform.PlatformException;

/** Asks the account's server whose session it is. */
final class BlueskyAccountProbe implements AccountProbe {
    private final BlueskySession session;
    private final VideoHosts videoHosts;

    BlueskyAccountProbe(BlueskySession session, VideoHosts videoHosts) {
        this.videoHosts = videoHosts;
        this.session = session;
    }

    @Override
    public Profile check(Account account) {
        HttpAnswer answer = session.read(account, Xrpc.query(account.server(), "com.atproto.server.getSession"));
        if (!answer.ok()) {
            throw Xrpc.failure(answer);
        }
        String did = answer.json().path("did").asString("");
        String handle = answer.json().path("handle").asString("");
        if (!did.equals(account.remoteId())) {
            throw new PlatformException.Unauthorized("The session of @" + account.handle() + " belongs to " + did
                    + " instead of " + account.remoteId() + "; connect the account again");
        }
        return new Profile(
                account.server(), did, Handle.isHandle(handle) ? handle : account.handle(), capabilities(account));
    }

    private Capabilities capabilities(Account account) {
        HttpAnswer answer = session.read(account, Xrpc.query(account.server(), ServerLimits.QUESTION));
        return answer.ok() ? ServerLimits.of(answer, videoHosts.of(account.server()) != null) : account.capabilities();
    }
}
