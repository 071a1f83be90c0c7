package social.starling.twitter;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpBody;
import social.starling.http.HttpCall;
import social.starling.http.HttpGateway;
import social.starling.http.HttpResult;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.PlatformException;

/**
 * Where codes and refresh tokens are turned into token pairs. Both are single use, so every call leaves once.
 *
 * @see <a href="https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code">OAuth 2.0 with PKCE</a>
 */
final class TokenEndpoint {
    private final TwitterSettings settings;
    private final HttpGateway http;

    TokenEndpoint(TwitterSettings settings, HttpGateway http) {
        this.settings = settings;
        this.http = http;
    }

    /** Turns in an authorization code (RFC 6749, 4.1.3; RFC 7636, 4.5). */
    HttpResult redeem(String code, URI redirect, Secret verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", verifier.reveal());
        return call(form, null);
    }

    /** Turns in a refresh token (RFC 6749, 6). */
    HttpResult refresh(AccountId account, Secret token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", token.reveal());
        return call(form, account);
    }

    /** A confidential client shows its secret in the header, a public one names itself in the form. */
    private HttpResult call(Map<String, String> form, @Nullable AccountId account) {
        String id = settings.clientId();
        if (id == null) {
            throw new PlatformException.Unauthorized(
                    "No client id of an X app is configured; give the one by which the account was connected");
        }
        HttpCall call = HttpCall.post(TwitterSettings.PLATFORM, settings.api(), "/2/oauth2/token");
        Secret secret = settings.clientSecret();
        if (secret == null) {
            form.put("client_id", id);
        } else {
            call = call.header("Authorization", new Secret("Basic " + basic(id, secret)));
        }
        return http.create((account == null ? call : call.account(account)).body(HttpBody.form(form)));
    }

    private static String basic(String id, Secret secret) {
        String pair = URLEncoder.encode(id, StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
