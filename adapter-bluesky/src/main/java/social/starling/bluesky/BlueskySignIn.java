package social.starling.bluesky;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpGateway;
import social.starling.http.Json;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.Profile;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.account.SignedIn;
import social.starling.ports.platform.PlatformException;

/** Signs in with a handle (or DID) and an app password, and finds the account's own server. */
final class BlueskySignIn implements SecretSignIn {
    private static final int MAX_PASSWORD = 256;

    private final BlueskySettings settings;
    private final HttpGateway http;

    BlueskySignIn(BlueskySettings settings, HttpGateway http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public Set<String> secretNames() {
        return Set.of(SessionTokens.APP_PASSWORD);
    }

    @Override
    public URI defaultServer() {
        return settings.defaultServer();
    }

    @Override
    public SignedIn signIn(URI server, String handle, Map<String, Secret> secrets) {
        requireUsable(server);
        String identifier = Handle.typed(handle);
        Secret password = password(secrets);
        HttpAnswer answer = http.repeatable(Xrpc.procedure(server, "com.atproto.server.createSession")
                .json(Json.write(Json.object().put("identifier", identifier).put("password", password.reveal()))));
        if (!answer.ok()) {
            throw refusal(server, identifier, answer);
        }
        SessionTokens tokens = SessionTokens.of(answer);
        if (Handle.isDid(identifier) && !identifier.equals(tokens.did())) {
            throw new PlatformException.Malformed(
                    server.getHost() + " signed in " + tokens.did() + " instead of " + identifier, null);
        }
        URI own = new ServerDiscovery(http.guard()).ownServer(tokens, server);
        Profile profile = new Profile(
                own,
                tokens.did(),
                Handle.isHandle(tokens.handle()) ? tokens.handle() : tokens.did(),
                capabilities(own));
        return new SignedIn(profile, tokens.with(password), tokens.expiresAt());
    }

    /** A server that does not describe itself is still one to post on. */
    private Capabilities capabilities(URI server) {
        try {
            return ServerLimits.of(
                    http.read(Xrpc.query(server, ServerLimits.QUESTION)),
                    new VideoHosts(settings.videoService()).of(server) != null);
        } catch (PlatformException e) {
            return ServerLimits.CAUTIOUS;
        }
    }

    private void requireUsable(URI server) {
        http.guard().requireAllowed(server);
        boolean bare = server.getRawPath().isEmpty() || server.getRawPath().equals("/");
        if (!bare || !ServerDiscovery.isSafe(server, http.guard())) {
            throw new IllegalArgumentException("The server \"" + server
                    + "\" cannot be signed in to; https:// with a host and no path is allowed (http:// only for servers"
                    + " that the configuration names)");
        }
    }

    private static Secret password(Map<String, Secret> secrets) {
        Secret password = secrets.get(SessionTokens.APP_PASSWORD);
        int length = password == null ? 0 : password.reveal().strip().length();
        if (password == null || length == 0 || length > MAX_PASSWORD) {
            throw new IllegalArgumentException("The " + SessionTokens.APP_PASSWORD + " has " + length
                    + " characters; one such as xxxx-xxxx-xxxx-xxxx from the app's settings is needed");
        }
        return new Secret(password.reveal().strip());
    }

    private static PlatformException refusal(URI server, String identifier, HttpAnswer answer) {
        String error = Xrpc.error(answer);
        if (error.equals("AuthFactorTokenRequired")) {
            return new PlatformException.Unauthorized(server.getHost() + " asks for a code by e-mail for " + identifier
                    + "; use an app password instead of the account's own");
        }
        if (error.equals("AuthenticationRequired") || error.equals("InvalidRequest")) {
            return new PlatformException.Unauthorized(server.getHost() + " does not accept the handle " + identifier
                    + " with this app password; check both, and that the account is on this server");
        }
        return Xrpc.failure(answer);
    }
}
