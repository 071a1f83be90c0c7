package social.starling.sandbox.x;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import social.starling.sandbox.Digests;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.WireRequest;

/** OAuth 1.0a (RFC 5849) with HMAC-SHA1: the signature is computed anew over the request as it came. */
final class XSignature {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Set<String> REQUIRED = Set.of(
            "oauth_consumer_key",
            "oauth_nonce",
            "oauth_signature",
            "oauth_signature_method",
            "oauth_timestamp",
            "oauth_token");

    private final XApps apps;
    private final InstantSource clock;
    private final Shelf<XOAuth1Token> tokens;
    private final Set<String> nonces = new HashSet<>();

    /** @param tokens by token */
    XSignature(XApps apps, InstantSource clock, Shelf<XOAuth1Token> tokens) {
        this.apps = apps;
        this.clock = clock;
        this.tokens = tokens;
    }

    /** The user's permanent token for an app, made on first asking. */
    XOAuth1Token tokenOf(XUser user, XApp app) {
        String seed = "x oauth1 " + user.id() + " " + app.consumerKey();
        String token = user.id() + "-" + Digests.token(seed).substring(0, 24);
        XOAuth1Token values = new XOAuth1Token(
                app.consumerKey(), app.consumerSecret(), token, Digests.token(seed + " secret"), user.id());
        tokens.put(token, values);
        return values;
    }

    /** The user takes the permission back. */
    void revoke(String userId) {
        tokens.removeIf(token -> token.userId().equals(userId));
    }

    /** Whose signature this is; every defect is a 401 that names itself in x-sandbox-reason. */
    XTokens.Holder verify(WireRequest request, String header) {
        Map<String, String> oauth = parse(header);
        if (!oauth.keySet().containsAll(REQUIRED)) {
            throw XProblems.unauthorized("OAuth 1.0a header needs " + REQUIRED + " and has " + oauth.keySet());
        }
        if (!"HMAC-SHA1".equals(oauth.get("oauth_signature_method"))) {
            throw XProblems.unauthorized("oauth_signature_method must be HMAC-SHA1");
        }
        if (!oauth.getOrDefault("oauth_version", "1.0").equals("1.0")) {
            throw XProblems.unauthorized("oauth_version must be 1.0");
        }
        XOAuth1Token token = tokens.find(oauth.getOrDefault("oauth_token", ""))
                .filter(known -> known.consumerKey().equals(oauth.get("oauth_consumer_key")))
                .orElseThrow(() -> XProblems.unauthorized("oauth_token is unknown or of another consumer"));
        checkTime(oauth.getOrDefault("oauth_timestamp", ""));
        String base = baseString(request, oauth);
        String key = encode(token.consumerSecret()) + "&" + encode(token.tokenSecret());
        String expected = Base64.getEncoder().encodeToString(Digests.hmac("HmacSHA1", key, base));
        if (!expected.equals(oauth.get("oauth_signature"))) {
            throw XProblems.unauthorized("oauth_signature is wrong; the base string is " + base);
        }
        if (!nonces.add(oauth.get("oauth_timestamp") + " " + oauth.get("oauth_nonce") + " " + token.token())) {
            throw XProblems.unauthorized("oauth_nonce was used before");
        }
        String clientId = apps.consumer(token.consumerKey()).orElseThrow().clientId();
        return new XTokens.Holder(token.userId(), clientId, XAccess.ALL_SCOPES);
    }

    private void checkTime(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            throw XProblems.unauthorized("oauth_timestamp must be epoch seconds");
        }
        long off = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        if (off > CLOCK_SKEW.toSeconds()) {
            throw XProblems.unauthorized("oauth_timestamp is " + off + " s off; at most 300 s are allowed");
        }
    }

    private static String baseString(WireRequest request, Map<String, String> oauth) {
        List<Parameter> all = new ArrayList<>();
        oauth.forEach((name, value) -> {
            if (!name.equals("oauth_signature")) {
                all.add(new Parameter(encode(name), encode(value)));
            }
        });
        for (var parameters : List.of(request.query(), request.form())) {
            parameters.forEach(
                    (name, values) -> values.forEach(value -> all.add(new Parameter(encode(name), encode(value)))));
        }
        String joined = all.stream()
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        String uri = "http://" + request.header("host").orElse("") + request.path();
        return request.method() + "&" + encode(uri) + "&" + encode(joined);
    }

    private static Map<String, String> parse(String header) {
        Map<String, String> oauth = new HashMap<>();
        for (String part : header.substring("OAuth ".length()).split(",")) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[1].matches("\".*\"")) {
                String value = pair[1].substring(1, pair[1].length() - 1);
                if (oauth.put(decode(pair[0]), decode(value)) != null) {
                    throw XProblems.unauthorized("OAuth 1.0a header names " + pair[0] + " twice");
                }
            }
        }
        oauth.remove("realm");
        return oauth;
    }

    /** RFC 5849, 3.6: everything but letters, digits and {@code -._~} is percent-encoded. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw XProblems.unauthorized("OAuth 1.0a header is not percent-encoded");
        }
    }

    /** Sorted by encoded name, then by encoded value (RFC 5849, 3.4.1.3.2). */
    private record Parameter(String name, String value) {}
}
