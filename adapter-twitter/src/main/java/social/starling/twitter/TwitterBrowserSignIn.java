package social.starling.twitter;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpGateway;
import social.starling.http.HttpResult;
import social.starling.ports.account.BrowserSignIn;
import social.starling.ports.account.Profile;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SignedIn;
import social.starling.ports.digest.Digest;
import social.starling.ports.platform.PlatformException;

/** Signs in by OAuth 2 with PKCE (RFC 7636, S256). */
final class TwitterBrowserSignIn implements BrowserSignIn {
    private static final String SCOPES = "tweet.read tweet.write users.read media.write offline.access";

    private final TwitterSettings settings;
    private final String clientId;
    private final TokenEndpoint endpoint;
    private final HttpGateway http;
    private final InstantSource clock;
    private final SecureRandom random;

    TwitterBrowserSignIn(
            TwitterSettings settings,
            String clientId,
            TokenEndpoint endpoint,
            HttpGateway http,
            InstantSource clock,
            SecureRandom random) {
        this.settings = settings;
        this.clientId = clientId;
        this.endpoint = endpoint;
        this.http = http;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Authorization begin(URI redirect) {
        Secret verifier = new Secret(token());
        String state = token();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirect.toString());
        query.put("scope", SCOPES);
        query.put("state", state);
        query.put("code_challenge", challenge(verifier.reveal()));
        query.put("code_challenge_method", "S256");
        String page = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&", settings.authorize() + "?", ""));
        return new Authorization(URI.create(page), redirect, state, verifier);
    }

    @Override
    public SignedIn finish(Authorization authorization, String code) {
        HttpAnswer answer = switch (endpoint.redeem(code, authorization.redirect(), authorization.verifier())) {
            case HttpAnswer whole -> whole;
            case HttpResult.NotSent notSent ->
                throw new PlatformException.Unavailable("X cannot be reached: " + notSent.reason(), null);
            case HttpResult.Lost lost ->
                throw new PlatformException.Unavailable(
                        "X did not answer the sign-in (" + lost.reason() + "); sign in again, the code is used up",
                        null);
        };
        if (!answer.ok()) {
            throw refused(XProblem.of(answer));
        }
        TokenPair pair = TokenPair.of(answer, null, clock.instant());
        if (pair == null) {
            throw new PlatformException.Malformed(
                    answer.endpoint() + " answered without both tokens; does the app have the scope offline.access?",
                    null);
        }
        Profile profile = OwnProfile.of(http.read(OwnProfile.call(settings).bearer(pair.access())), settings);
        return new SignedIn(profile, pair.secrets(), pair.expiresAt());
    }

    /** RFC 7636, 4.2: the challenge that only the holder of {@code verifier} can answer. */
    static String challenge(String verifier) {
        return base64(Digest.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static PlatformException refused(XProblem problem) {
        return switch (problem.answer().status()) {
            case 400, 401, 403 ->
                new PlatformException.Unauthorized("X refuses the sign-in (" + problem.sentence()
                        + "); start it again within 30 seconds of letting the app in, and check the app's client id and"
                        + " secret");
            default -> problem.failure();
        };
    }

    /** 256 bits, as 43 characters. */
    private String token() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
