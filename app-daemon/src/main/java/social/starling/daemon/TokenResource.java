package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.access.ApiToken;
import social.starling.ports.access.Scope;

/** The tokens of this API; a new one is shown once. */
final class TokenResource {
    private static final int LONGEST_LIFE = 3_650;

    private final TokenDesk tokens;
    private final InstantSource clock;
    private final Bodies bodies;

    TokenResource(TokenDesk tokens, InstantSource clock, Bodies bodies) {
        this.tokens = tokens;
        this.clock = clock;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/tokens", this::list, Access.ADMIN);
        routes.post("/api/tokens", this::add, Access.ADMIN);
        routes.delete("/api/tokens/{id}", this::remove, Access.ADMIN);
    }

    private void list(Context context) {
        context.json(
                tokens.list().stream().map(token -> TokenJson.of(token, null)).toList());
    }

    private void add(Context context) {
        NewToken wish = bodies.read(context, NewToken.class);
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Parameters.required(wish.scopes(), "scopes").forEach(scope -> scopes.add(Parameters.required(scope, "scopes")));
        TokenDesk.Issued issued =
                tokens.issue("api", Parameters.required(wish.name(), "name"), scopes, end(wish.expiresInDays()));
        context.status(201).json(TokenJson.of(issued.token(), issued.secret().reveal()));
    }

    private void remove(Context context) {
        String id = Text.printable(context.pathParam("id"));
        if (!tokens.remove(id)) {
            throw new ProblemException(Problem.Kind.NOT_FOUND, "There is no token \"" + id + "\"");
        }
        context.status(204);
    }

    private @Nullable Instant end(@Nullable Integer days) {
        if (days == null) {
            return null;
        }
        if (days < 1 || days > LONGEST_LIFE) {
            throw new ProblemException(
                    Problem.Kind.INVALID,
                    "expiresInDays is " + days + "; a whole number from 1 to " + LONGEST_LIFE + " is allowed");
        }
        return clock.instant().plus(Duration.ofDays(days));
    }

    record NewToken(
            @Nullable String name,
            @Nullable List<@Nullable Scope> scopes,
            @Nullable Integer expiresInDays) {}

    /** @param token only in the answer that made it */
    record TokenJson(
            String id,
            String name,
            List<Scope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String token) {
        static TokenJson of(ApiToken token, @Nullable String secret) {
            return new TokenJson(
                    token.id(),
                    token.name(),
                    token.scopes().stream().sorted().toList(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "TokenJson[" + id + "]";
        }
    }
}
