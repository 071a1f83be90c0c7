package social.starling.sandbox.x;

import java.util.Set;
import social.starling.sandbox.WireRequest;

/** Tells who is calling, by Bearer token or OAuth 1.0a signature, and what the caller may do. */
final class XAccess {
    static final Set<String> ALL_SCOPES = Set.of("tweet.read", "tweet.write", "users.read", "media.write");

    private final XApps apps;
    private final XUsers users;
    private final XTokens tokens;
    private final XSignature signature;

    XAccess(XApps apps, XUsers users, XTokens tokens, XSignature signature) {
        this.apps = apps;
        this.users = users;
        this.tokens = tokens;
        this.signature = signature;
    }

    /** The caller, if the credentials are good and hold all of {@code scopes}. */
    Caller caller(WireRequest request, Set<String> scopes) {
        String header =
                request.header("authorization").orElseThrow(() -> XProblems.unauthorized("no Authorization header"));
        XTokens.Holder holder;
        if (header.startsWith("Bearer ")) {
            holder = tokens.holder(header.substring("Bearer ".length()))
                    .orElseThrow(() -> XProblems.unauthorized("the access token is unknown, expired or revoked"));
        } else if (header.startsWith("OAuth ")) {
            holder = signature.verify(request, header);
        } else {
            throw XProblems.unauthorized("Authorization must be Bearer or OAuth");
        }
        if (!holder.scopes().containsAll(scopes)) {
            throw XProblems.forbidden(
                    "You are not permitted to perform this action.",
                    "the token has the scopes " + holder.scopes() + " and needs " + scopes);
        }
        return new Caller(
                users.withId(holder.userId()).orElseThrow(() -> XProblems.unauthorized("the user is gone")),
                apps.client(holder.clientId()).orElseThrow(() -> XProblems.unauthorized("the app is gone")));
    }

    /** A user through an app. */
    record Caller(XUser user, XApp app) {
        boolean owns(XPost post) {
            return post.authorId().equals(user.id());
        }
    }
}
