package social.starling.daemon;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import social.starling.assembly.ServerSettings;
import social.starling.ports.access.ApiToken;
import social.starling.ports.access.Scope;

/** Lets nobody in who may not: by the name the server is called by, by token, by scope. */
final class Guard {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String TOKEN = "token";
    private static final String BEARER = "bearer ";

    private final TokenDesk tokens;
    private final Set<String> otherNames;

    Guard(TokenDesk tokens, ServerSettings settings) {
        this.tokens = tokens;
        this.otherNames = new HashSet<>();
        settings.allowedHosts().forEach(name -> otherNames.add(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Against DNS rebinding: a web page whose name was made to point here still sends its own name. Own names come with
     * the port; a proxy's may come with any.
     */
    void checkHost(Context context) {
        String host = String.valueOf(context.header("Host")).toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        boolean bracketed = host.endsWith("]");
        String name = colon < 0 || bracketed ? host : host.substring(0, colon);
        String port = colon < 0 || bracketed ? "80" : host.substring(colon + 1);
        boolean own = OWN_NAMES.contains(name)
                && port.equals(String.valueOf(context.req().getLocalPort()));
        if (!own && !otherNames.contains(name)) {
            throw new ProblemException(
                    Problem.Kind.WRONG_HOST,
                    "The request is addressed to \"" + Text.printable(host)
                            + "\"; 127.0.0.1, localhost and [::1] with port "
                            + context.req().getLocalPort() + " are allowed");
        }
    }

    /** Runs for everything under /api, whether there is such a route or not. */
    void checkToken(Context context) {
        String header = context.header("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            context.header("WWW-Authenticate", "Bearer realm=\"starling\"");
            throw new ProblemException(Problem.Kind.NO_TOKEN, "The request has no token");
        }
        ApiToken token = tokens.recognise(header.substring(BEARER.length()).strip())
                .orElseThrow(() -> {
                    context.header("WWW-Authenticate", "Bearer realm=\"starling\", error=\"invalid_token\"");
                    return new ProblemException(
                            Problem.Kind.BAD_TOKEN, "The token is unknown, was removed or has expired");
                });
        context.attribute(TOKEN, token);
        if (context.method() == HandlerType.HEAD) {
            throw new ProblemException(Problem.Kind.METHOD, "HEAD is not answered here; GET is");
        }
    }

    /** Runs for each route that was found; one without a stated access is nobody's. */
    void checkScope(Context context) {
        if (context.routeRoles().equals(Set.of(Access.OPEN))) {
            return;
        }
        ApiToken token = context.attribute(TOKEN);
        for (RouteRole role : context.routeRoles()) {
            if (token != null && role instanceof Access access && covers(token, access)) {
                return;
            }
        }
        throw new ProblemException(
                Problem.Kind.SCOPE,
                "This needs the scope " + context.routeRoles() + " and the token has "
                        + (token == null ? "none" : token.scopes()));
    }

    /** The token of a request that came through. */
    static ApiToken token(Context context) {
        ApiToken token = context.attribute(TOKEN);
        if (token == null) {
            throw new ProblemException(Problem.Kind.NO_TOKEN, "The request has no token");
        }
        return token;
    }

    /** Whoever may make tokens could give themselves every scope, so ADMIN is all of them. */
    private static boolean covers(ApiToken token, Access access) {
        return access.scope() != null
                && (token.scopes().contains(access.scope()) || token.scopes().contains(Scope.ADMIN));
    }
}
