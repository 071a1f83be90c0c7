package social.starling.twitter;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import social.starling.ports.account.Secret;

/** Signs a request whose body is no web form by OAuth 1.0a with HMAC-SHA1 (RFC 5849). */
final class OAuth1Signature {
    private OAuth1Signature() {}

    /**
     * The {@code Authorization} header.
     *
     * @param address with its query, as it is sent
     * @param timestamp in epoch seconds
     * @param nonce never used before with this timestamp
     */
    static Secret header(String method, URI address, OAuth1Keys keys, long timestamp, String nonce) {
        Map<String, String> oauth = new TreeMap<>();
        oauth.put("oauth_consumer_key", keys.consumerKey().reveal());
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_signature_method", "HMAC-SHA1");
        oauth.put("oauth_timestamp", Long.toString(timestamp));
        oauth.put("oauth_token", keys.token().reveal());
        String key = encode(keys.consumerSecret().reveal())
                + "&"
                + encode(keys.tokenSecret().reveal());
        oauth.put("oauth_signature", signature(baseString(method, address, oauth), key));
        return new Secret(oauth.entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + encode(entry.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", "")));
    }

    /** Method, address and all parameters in the one form that both sides can compute (RFC 5849, 3.4.1). */
    static String baseString(String method, URI address, Map<String, String> oauth) {
        List<Parameter> parameters = new ArrayList<>();
        oauth.forEach((name, value) -> parameters.add(new Parameter(encode(name), encode(value))));
        String query = address.getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                parameters.add(new Parameter(recoded(parts[0]), recoded(parts.length == 2 ? parts[1] : "")));
            }
        }
        String joined = parameters.stream()
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        return method.toUpperCase(Locale.ROOT) + "&" + encode(place(address)) + "&" + encode(joined);
    }

    static String signature(String baseString, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(baseString.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HMAC-SHA1, which every JDK must have", e);
        }
    }

    /** Scheme, host and path; the port only where it is not the scheme's own. */
    private static String place(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = address.getPort() == -1 || address.getPort() == usual ? "" : ":" + address.getPort();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + path;
    }

    private static String recoded(String encoded) {
        return encode(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    }

    /** RFC 5849, 3.6: everything but letters, digits and {@code -._~} is percent-encoded. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Sorted by encoded name, then by encoded value. */
    private record Parameter(String name, String value) {}
}
