package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.Browser;

/** OAuth 1.0a, signed here by a second implementation that X's own published example vouches for. */
class XSignatureTest extends XFixture {
    private int nonce;

    @Test
    void theTestsSignerMakesTheSignatureOfXsDocumentation() throws GeneralSecurityException {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "status", "Hello Ladies + Gentlemen, a signed OAuth request!",
                "include_entities", "true",
                "oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog",
                "oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "1318622958",
                "oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
                "oauth_version", "1.0"));
        assertThat(sign(
                        "POST",
                        "https://api.twitter.com/1.1/statuses/update.json",
                        parameters,
                        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw&LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"))
                .isEqualTo("hCtSmYh+iHYCEqBWrE7C7hYmtUk=");
    }

    @Test
    void aSignedPostIsTaken() throws GeneralSecurityException {
        ada = header("POST", "/2/tweets", Map.of(), Map.of());
        assertThat(post("signed").status()).isEqualTo(201);
        assertThat(x.posts("ada")).hasSize(1);
    }

    @Test
    void queryParametersAreSignedToo() throws GeneralSecurityException {
        String path = "/2/users/" + adaId() + "/tweets";
        Map<String, String> query = Map.of("max_results", "5", "post.fields", "created_at,note_post");
        String good = header("GET", path, query, Map.of());
        String url = path + "?max_results=5&post.fields=" + Browser.encode("created_at,note_post");
        assertThat(browser.get(url, good).status()).isEqualTo(200);
        String tampered = header("GET", path, query, Map.of());
        assertThat(browser.get(url.replace("=5", "=6"), tampered).status()).isEqualTo(401);
    }

    @Test
    void aNonceServesOnce() throws GeneralSecurityException {
        String header = header("GET", "/2/users/me", Map.of(), Map.of());
        assertThat(browser.get("/2/users/me", header).status()).isEqualTo(200);
        var again = browser.get("/2/users/me", header);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.header("x-sandbox-reason")).contains("nonce");
    }

    @Test
    void aTimestampMoreThanFiveMinutesOffIsRefused() throws GeneralSecurityException {
        String header = header("GET", "/2/users/me", Map.of(), Map.of());
        x.clock().advance(Duration.ofSeconds(301));
        assertThat(browser.get("/2/users/me", header).header("x-sandbox-reason"))
                .contains("timestamp");
    }

    @Test
    void aWrongKeyMethodOrTokenIsRefused() throws GeneralSecurityException {
        for (var change : Map.of(
                        "oauth_consumer_key", "other",
                        "oauth_signature_method", "PLAINTEXT",
                        "oauth_version", "2.0",
                        "oauth_token", "other",
                        "oauth_timestamp", "soon")
                .entrySet()) {
            String header = header("GET", "/2/users/me", Map.of(), Map.of(change.getKey(), change.getValue()));
            assertThat(browser.get("/2/users/me", header).status())
                    .as(change.getKey())
                    .isEqualTo(401);
        }
        assertThat(browser.get("/2/users/me", "OAuth oauth_token=\"x\"").status())
                .isEqualTo(401);
        assertThat(browser.get("/2/users/me", "OAuth oauth_token=\"%zz\"").status())
                .isEqualTo(401);
        String revoked = header("GET", "/2/users/me", Map.of(), Map.of());
        x.revoke("ada");
        assertThat(browser.get("/2/users/me", revoked).status()).isEqualTo(401);
    }

    private String header(String method, String path, Map<String, String> query, Map<String, String> changes)
            throws GeneralSecurityException {
        return header(
                x.grantOAuth1("ada"),
                "nonce" + nonce++,
                x.clock().instant(),
                method,
                x.baseUri() + path,
                query,
                changes);
    }

    static String header(
            XOAuth1Token token,
            String nonce,
            Instant now,
            String method,
            String uri,
            Map<String, String> query,
            Map<String, String> changes)
            throws GeneralSecurityException {
        Map<String, String> oauth = new TreeMap<>(Map.of(
                "oauth_consumer_key",
                token.consumerKey(),
                "oauth_nonce",
                nonce,
                "oauth_signature_method",
                "HMAC-SHA1",
                "oauth_timestamp",
                Long.toString(now.getEpochSecond()),
                "oauth_token",
                token.token(),
                "oauth_version",
                "1.0"));
        oauth.putAll(changes);
        Map<String, String> all = new TreeMap<>(oauth);
        all.putAll(query);
        oauth.put("oauth_signature", sign(method, uri, all, token.consumerSecret() + "&" + token.tokenSecret()));
        return "OAuth "
                + oauth.entrySet().stream()
                        .map(entry -> entry.getKey() + "=\"" + encode(entry.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    private static String sign(String method, String uri, Map<String, String> sorted, String key)
            throws GeneralSecurityException {
        String parameters = sorted.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        String base = method + "&" + encode(uri) + "&" + encode(parameters);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            boolean unreserved =
                    character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0);
            encoded.append(unreserved ? Character.toString(character) : "%%%02X".formatted(one & 0xff));
        }
        return encoded.toString();
    }
}
