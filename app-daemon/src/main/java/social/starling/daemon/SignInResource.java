package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.starling.daemon.SignIns.Standing;
import social.starling.ports.account.BrowserSignIn.Authorization;
import social.starling.ports.platform.Platform;

/** Signing in by browser: a page to open, and the address to which the platform sends the browser back. */
final class SignInResource {
    static final String CALLBACK = "/oauth/callback";

    private final SignIns signIns;
    private final Supplier<URI> server;
    private final Bodies bodies;

    /** @param server where this API listens, as it is known to the platform */
    SignInResource(SignIns signIns, Supplier<URI> server, Bodies bodies) {
        this.signIns = signIns;
        this.server = server;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/accounts/sign-in", this::begin, Access.ADMIN);
        routes.get("/api/accounts/sign-in/{state}", this::standing, Access.READ);
        routes.get(CALLBACK, this::callback, Access.OPEN);
    }

    private void begin(Context context) {
        Wish wish = bodies.read(context, Wish.class);
        Platform platform = new Platform(Parameters.required(wish.platform(), "platform"));
        Authorization authorization = signIns.begin(platform, server.get().resolve(CALLBACK));
        context.status(201)
                .json(new Begun(authorization.state(), authorization.page().toString()));
    }

    private void standing(Context context) {
        String state = context.pathParam("state");
        Standing standing = signIns.standing(state)
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_FOUND, "There is no such sign-in, or it began more than 10 minutes ago"));
        context.json(StandingJson.of(standing));
    }

    /** No token guards this: the state does, which nobody else knows and which counts once. */
    private void callback(Context context) {
        Optional<Standing> end = Optional.empty();
        String state = context.queryParam("state");
        String code = context.queryParam("code");
        String error = context.queryParam("error");
        if (state != null && (code != null || error != null)) {
            end = signIns.finish(
                    state, code == null ? new SignIns.Denial(String.valueOf(error)) : new SignIns.Code(code));
        }
        CallbackPage page = end.map(CallbackPage::of).orElse(CallbackPage.UNKNOWN);
        context.status(page.status()).contentType("text/html; charset=utf-8").result(page.html());
    }

    record Wish(@Nullable String platform) {}

    record Begun(String state, String page) {}

    /** @param status {@code pending}, {@code done} or {@code failed} */
    record StandingJson(
            String status,
            @Nullable AccountJson account,
            @Nullable String detail) {
        static StandingJson of(Standing standing) {
            return switch (standing) {
                case SignIns.Pending pending -> new StandingJson("pending", null, null);
                case SignIns.Done done -> new StandingJson("done", AccountJson.of(done.account()), null);
                case SignIns.Failed failed -> new StandingJson("failed", null, failed.detail());
            };
        }
    }
}
