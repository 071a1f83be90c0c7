package social.starling.sandbox.x;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.Refusal;
import social.starling.sandbox.WireReply;
import social.starling.sandbox.WireRequest;

/**
 * GET /i/oauth2/authorize: a page with a button per user; {@code sandbox_consent=USERNAME} is the press of that button and
 * {@code sandbox_consent=deny} the refusal, so that tests and the demo need no human.
 */
final class XConsentPage {
    private static final Set<String> SCOPES =
            Set.of("tweet.read", "tweet.write", "users.read", "media.write", "offline.access");

    private final XApps apps;
    private final XUsers users;
    private final XCodes codes;

    XConsentPage(XApps apps, XUsers users, XCodes codes) {
        this.apps = apps;
        this.users = users;
        this.codes = codes;
    }

    WireReply authorize(WireRequest request) {
        XApp app = apps.client(required(request, "client_id")).orElseThrow(() -> broken("client_id is unknown"));
        String redirectUri = required(request, "redirect_uri");
        if (!app.allowsRedirect(redirectUri)) {
            throw broken("redirect_uri is not one of " + app.redirectUris());
        }
        if (!required(request, "response_type").equals("code")) {
            throw broken("response_type must be code");
        }
        if (!required(request, "code_challenge_method").equals("S256")) {
            throw broken("code_challenge_method must be S256");
        }
        String challenge = required(request, "code_challenge");
        if (!challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw broken("code_challenge must be 43 characters of base64url");
        }
        String state = required(request, "state");
        Set<String> scopes = Set.copyOf(List.of(required(request, "scope").split(" ")));
        if (!SCOPES.containsAll(scopes)) {
            throw broken("scope may hold " + SCOPES);
        }
        Optional<String> consent = request.query("sandbox_consent");
        if (consent.isEmpty()) {
            return page(request, app, scopes);
        }
        if (consent.get().equals("deny")) {
            return back(redirectUri, "error=access_denied", state);
        }
        XUser user = users.named(consent.get()).orElseThrow(() -> broken("sandbox_consent names nobody"));
        String code = codes.issue(user.id(), app.clientId(), redirectUri, scopes, challenge);
        return back(redirectUri, "code=" + encode(code), state);
    }

    private WireReply page(WireRequest request, XApp app, Set<String> scopes) {
        StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">")
                .append("<title>Sandbox X</title><h1>Simulated X</h1><p>")
                .append(escape(app.clientId()))
                .append(" asks for: ")
                .append(escape(String.join(", ", scopes.stream().sorted().toList())))
                .append("</p><form method=\"get\" action=\"/i/oauth2/authorize\">");
        request.query()
                .forEach((name, values) -> html.append("<input type=\"hidden\" name=\"")
                        .append(escape(name))
                        .append("\" value=\"")
                        .append(escape(values.getFirst()))
                        .append("\">"));
        for (XUser user : users.all()) {
            html.append(button(user.username(), "Authorize app as @" + user.username()));
        }
        html.append(button("deny", "Cancel")).append("</form></html>");
        return WireReply.text(200, "text/html", html.toString())
                .with("Content-Security-Policy", "default-src 'none'")
                .with("Cache-Control", "no-store");
    }

    private static String button(String value, String label) {
        return "<p><button name=\"sandbox_consent\" value=\"" + escape(value) + "\">" + escape(label) + "</button></p>";
    }

    private static WireReply back(String redirectUri, String result, String state) {
        return WireReply.redirect(redirectUri + "?state=" + encode(state) + "&" + result);
    }

    private static String required(WireRequest request, String name) {
        return request.query(name).filter(value -> !value.isEmpty()).orElseThrow(() -> broken(name + " is missing"));
    }

    /** X shows its users a page without details and sends nobody back. */
    private static Refusal broken(String reason) {
        String html =
                "<!doctype html><title>Something went wrong</title><p>You weren't able to give access to the App. "
                        + "Go back and try logging in again.</p><!-- sandbox: " + escape(reason) + " -->";
        return new Refusal(reason, WireReply.text(400, "text/html", html));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
