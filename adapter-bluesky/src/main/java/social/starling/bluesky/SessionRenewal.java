package social.starling.bluesky;

import social.starling.http.HttpAnswer;
import social.starling.http.HttpGateway;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.PlatformException;

/** Gets a fresh session: by the refresh token, and by the app password when that has ended. */
final class SessionRenewal {
    private final HttpGateway http;

    SessionRenewal(HttpGateway http) {
        this.http = http;
    }

    /** @throws PlatformException {@code Unauthorized} when the app password is no longer accepted */
    SessionTokens renew(Account account, Credentials old) {
        HttpAnswer refreshed = http.repeatable(Xrpc.procedure(account.server(), "com.atproto.server.refreshSession")
                .account(account.id())
                .bearer(old.require(SessionTokens.REFRESH)));
        if (refreshed.ok()) {
            return own(account, SessionTokens.of(refreshed));
        }
        PlatformException failure = Xrpc.failure(refreshed);
        if (failure instanceof PlatformException.Unauthorized) {
            return signInAgain(account, old.require(SessionTokens.APP_PASSWORD));
        }
        throw failure;
    }

    private SessionTokens signInAgain(Account account, Secret appPassword) {
        HttpAnswer session = http.repeatable(Xrpc.procedure(account.server(), "com.atproto.server.createSession")
                .account(account.id())
                .json(Json.write(
                        Json.object().put("identifier", account.remoteId()).put("password", appPassword.reveal()))));
        if (session.ok()) {
            return own(account, SessionTokens.of(session));
        }
        PlatformException failure = Xrpc.failure(session);
        throw failure instanceof PlatformException.Unauthorized
                ? new PlatformException.Unauthorized("Bluesky no longer accepts the app password of @"
                        + account.handle() + " (" + Xrpc.sentence(session)
                        + "); make a new one in the app's settings and connect the account again")
                : failure;
    }

    private static SessionTokens own(Account account, SessionTokens tokens) {
        if (!tokens.did().equals(account.remoteId())) {
            throw new PlatformException.Unauthorized("The server answered with a session of " + tokens.did()
                    + " instead of " + account.remoteId() + "; connect the account again");
        }
        return tokens;
    }
}
