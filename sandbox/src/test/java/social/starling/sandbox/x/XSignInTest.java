package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Digests;

/** OAuth 2.0 with PKCE. */
class XSignInTest extends XFixture {
    private static final String VERIFIER = "v".repeat(43);
    private static final String CALLBACK = "http://127.0.0.1:4711/callback";
    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString("sandbox-client:sandbox-client-secret".getBytes(StandardCharsets.UTF_8));

    @Test
    void aUserConsentsAndTheCodeBecomesATokenPair() {
        var pair = redeem(code(), VERIFIER, BASIC);
        assertThat(pair.status()).isEqualTo(200);
        assertThat(pair.json().path("expires_in").intValue()).isEqualTo(7_200);
        assertThat(pair.json().path("token_type").stringValue()).isEqualTo("bearer");
        ada = "Bearer " + pair.json().path("access_token").stringValue();
        assertThat(get("/2/users/me").json().path("data").path("username").stringValue())
                .isEqualTo("ada");
        assertThat(post("signed in").status()).isEqualTo(201);
    }

    @Test
    void theConsentPageHasAButtonForEachUser() {
        var page = browser.get("/i/oauth2/authorize" + query(Map.of()), "");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<button name=\"sandbox_consent\" value=\"ada\">", "value=\"deny\"");
    }

    @Test
    void aRefusalGoesBackToTheApp() {
        var denied = browser.get("/i/oauth2/authorize" + query(Map.of("sandbox_consent", "deny")), "");
        assertThat(denied.header("location")).isEqualTo(CALLBACK + "?state=s%26t&error=access_denied");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, nobody",
        "redirect_uri, https://evil.example/callback",
        "redirect_uri, http://127.0.0.1:4711/other",
        "redirect_uri, http://user@127.0.0.1/callback",
        "code_challenge_method, plain",
        "code_challenge, short",
        "response_type, token",
        "scope, dm.read",
        "state, ''"
    })
    void aWrongAuthorizeRequestSendsNobodyBack(String name, String value) {
        var page = browser.get("/i/oauth2/authorize" + query(Map.of(name, value, "sandbox_consent", "ada")), "");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.header("location")).isEmpty();
    }

    @Test
    void aCodeLivesThirtySecondsForOneUse() {
        String code = code();
        assertThat(redeem(code, VERIFIER, BASIC).status()).isEqualTo(200);
        assertThat(redeem(code, VERIFIER, BASIC).status()).isEqualTo(400);
        String late = code();
        x.clock().advance(Duration.ofSeconds(30));
        var answer = redeem(late, VERIFIER, BASIC);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("invalid_grant");
    }

    @Test
    void aWrongVerifierIsRefusedAndUsesTheCodeUp() {
        String code = code();
        assertThat(redeem(code, "w".repeat(43), BASIC).status()).isEqualTo(400);
        assertThat(redeem(code, VERIFIER, BASIC).status()).isEqualTo(400);
    }

    @Test
    void aConfidentialClientNeedsItsSecret() {
        var form = new HashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", "x"));
        assertThat(browser.postForm("/2/oauth2/token", "", form).status()).isEqualTo(400);
        form.put("client_id", "sandbox-client");
        assertThat(browser.postForm("/2/oauth2/token", "", form).status()).isEqualTo(401);
        String wrong =
                "Basic " + Base64.getEncoder().encodeToString("sandbox-client:wrong".getBytes(StandardCharsets.UTF_8));
        assertThat(browser.postForm("/2/oauth2/token", wrong, form).status()).isEqualTo(401);
        assertThat(browser.postForm("/2/oauth2/token", "Basic %%%", form).status())
                .isEqualTo(401);
        assertThat(browser.postJson("/2/oauth2/token", BASIC, "{}").status()).isEqualTo(400);
    }

    @Test
    void aPublicClientGoesByItsIdAlone() {
        var page = browser.get(
                "/i/oauth2/authorize" + query(Map.of("client_id", "sandbox-public-client", "sandbox_consent", "ada")),
                "");
        var form = form(codeOf(page), VERIFIER);
        form.put("client_id", "sandbox-public-client");
        assertThat(browser.postForm("/2/oauth2/token", "", form).status()).isEqualTo(200);
    }

    @Test
    void anAccessTokenLivesTwoHours() {
        x.clock().advance(Duration.ofHours(2).minusMillis(1));
        assertThat(get("/2/users/me").status()).isEqualTo(200);
        x.clock().advance(Duration.ofMillis(1));
        var expired = get("/2/users/me");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().path("title").stringValue()).isEqualTo("Unauthorized");
    }

    @Test
    void aRefreshTokenServesOnceAndItsReuseEndsTheFamily() {
        XTokenPair first = x.grant("ada");
        var second = refresh(first.refreshToken().orElseThrow());
        assertThat(second.status()).isEqualTo(200);
        String access = "Bearer " + second.json().path("access_token").stringValue();
        assertThat(browser.get("/2/users/me", access).status()).isEqualTo(200);

        var reuse = refresh(first.refreshToken().orElseThrow());
        assertThat(reuse.status()).isEqualTo(400);
        assertThat(reuse.json().path("error").stringValue()).isEqualTo("invalid_grant");
        assertThat(browser.get("/2/users/me", access).status()).isEqualTo(401);
        assertThat(refresh(second.json().path("refresh_token").stringValue()).status())
                .isEqualTo(400);
        assertThat(get("/2/users/me").status())
                .as("another sign-in is not touched")
                .isEqualTo(200);
    }

    @Test
    void aRefreshTokenLivesSixMonths() {
        String token = x.grant("ada").refreshToken().orElseThrow();
        x.clock().advance(Duration.ofDays(182));
        assertThat(refresh(token).status()).isEqualTo(400);
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        var page = browser.get(
                "/i/oauth2/authorize" + query(Map.of("scope", "tweet.read users.read", "sandbox_consent", "ada")), "");
        var pair = redeem(codeOf(page), VERIFIER, BASIC).json();
        assertThat(pair.has("refresh_token")).isFalse();
        ada = "Bearer " + pair.path("access_token").stringValue();
        assertThat(get("/2/users/me").status()).isEqualTo(200);
        assertThat(post("not allowed").status()).isEqualTo(403);
    }

    @Test
    void aRevokedRefreshTokenTakesItsAccessTokenAlong() {
        XTokenPair pair = x.grant("ada");
        var form = Map.of("token", pair.refreshToken().orElseThrow());
        assertThat(browser.postForm("/2/oauth2/revoke", BASIC, form).status()).isEqualTo(200);
        assertThat(browser.get("/2/users/me", "Bearer " + pair.accessToken()).status())
                .isEqualTo(401);
    }

    @Test
    void badCredentialsAreUnauthorized() {
        assertThat(browser.get("/2/users/me", "").status()).isEqualTo(401);
        assertThat(browser.get("/2/users/me", "Bearer nonsense").status()).isEqualTo(401);
        assertThat(browser.get("/2/users/me", "Basic x").status()).isEqualTo(401);
        x.expireTokens("ada");
        assertThat(get("/2/users/me").status()).isEqualTo(401);
        XTokenPair pair = x.grant("ada");
        x.revoke("ada");
        assertThat(refresh(pair.refreshToken().orElseThrow()).status()).isEqualTo(400);
    }

    private String code() {
        return codeOf(browser.get("/i/oauth2/authorize" + query(Map.of("sandbox_consent", "ada")), ""));
    }

    private static String codeOf(Browser.Answer redirect) {
        assertThat(redirect.status()).isEqualTo(302);
        URI location = URI.create(redirect.header("location"));
        assertThat(location.getRawQuery()).startsWith("state=s%26t&code=");
        return location.getRawQuery().substring("state=s%26t&code=".length());
    }

    private Browser.Answer redeem(String code, String verifier, String basic) {
        return browser.postForm("/2/oauth2/token", basic, form(code, verifier));
    }

    private static Map<String, String> form(String code, String verifier) {
        return new HashMap<>(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", verifier));
    }

    private Browser.Answer refresh(String token) {
        return browser.postForm(
                "/2/oauth2/token", BASIC, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static String query(Map<String, String> changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "sandbox-client",
                "redirect_uri", CALLBACK,
                "scope", "tweet.read tweet.write users.read offline.access",
                "state", "s&t",
                "code_challenge", Digests.base64Url(Digests.sha256(VERIFIER)),
                "code_challenge_method", "S256"));
        parameters.putAll(changes);
        StringBuilder query = new StringBuilder("?");
        parameters.forEach((name, value) ->
                query.append(name).append('=').append(Browser.encode(value)).append('&'));
        return query.toString();
    }
}
