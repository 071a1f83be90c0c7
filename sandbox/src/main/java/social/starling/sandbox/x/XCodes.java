package social.starling.sandbox.x;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.Digests;

/** Authorization codes: each lives 30 seconds, for one use, bound to client, redirect address and PKCE challenge. */
final class XCodes {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Map<String, Consent> open = new HashMap<>();
    private long counter;

    XCodes(InstantSource clock) {
        this.clock = clock;
        this.counter = clock.millis();
    }

    String issue(String userId, String clientId, String redirectUri, Set<String> scopes, String challenge) {
        String code = Digests.token("x code " + ++counter);
        open.put(
                code,
                new Consent(
                        userId,
                        clientId,
                        redirectUri,
                        scopes,
                        challenge,
                        clock.instant().plus(LIFE)));
        return code;
    }

    /** The consent behind a live code if everything fits; the code is used up in any case. */
    Optional<Consent> redeem(String code, String clientId, String redirectUri, String verifier) {
        return Optional.ofNullable(open.remove(code))
                .filter(consent -> clock.instant().isBefore(consent.end))
                .filter(consent -> consent.clientId.equals(clientId))
                .filter(consent -> consent.redirectUri.equals(redirectUri))
                .filter(consent -> verifier.matches("[A-Za-z0-9._~-]{43,128}"))
                .filter(consent -> Digests.base64Url(Digests.sha256(verifier)).equals(consent.challenge));
    }

    /** What a user has agreed to. */
    record Consent(
            String userId, String clientId, String redirectUri, Set<String> scopes, String challenge, Instant end) {}
}
