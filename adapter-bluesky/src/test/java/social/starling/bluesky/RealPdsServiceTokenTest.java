package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.http.HttpAnswer;
import social.starling.http.Json;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;
import tools.jackson.databind.JsonNode;

/** The tokens by which a video service acts for an account, as a real server issues them. */
@ExtendWith(RealPdsExtension.class)
@DisplayName("S4 Tokens for a video service from a real Bluesky server")
class RealPdsServiceTokenTest {
    private final BlueskyStand stand;

    RealPdsServiceTokenTest(RealPds server) {
        stand = new BlueskyStand(server.raw(), server.newAccount());
    }

    @AfterEach
    void leave() {
        stand.close();
    }

    @Test
    void aTokenOfHalfAnHourNamesServerAndMethod() {
        long end = Instant.now().getEpochSecond() + 1_800;

        JsonNode claims = claims(asked("did:web:pds.example.org", end));

        assertThat(claims.path("iss").asString()).isEqualTo(stand.account().remoteId());
        assertThat(claims.path("aud").asString()).isEqualTo("did:web:pds.example.org");
        assertThat(claims.path("lxm").asString()).isEqualTo("com.atproto.repo.uploadBlob");
        assertThat(claims.path("exp").asLong()).isEqualTo(end);
    }

    @Test
    void anEndFarAwayIsRefused() {
        HttpAnswer refused = asked("did:web:pds.example.org", Instant.now().getEpochSecond() + 4_000);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(Xrpc.error(refused)).isEqualTo("BadExpiration");
    }

    private HttpAnswer asked(String audience, long end) {
        BlueskySession session = new BlueskySession(stand.http(), stand.credentials(), stand::now, "test");
        return session.read(
                stand.account(),
                Xrpc.query(stand.account().server(), "com.atproto.server.getServiceAuth")
                        .query("aud", audience)
                        .query("lxm", "com.atproto.repo.uploadBlob")
                        .query("exp", Long.toString(end)));
    }

    private static JsonNode claims(HttpAnswer answer) {
        String token = answer.json().path("token").asString();
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return Objects.requireNonNull(Json.parse(new String(payload, StandardCharsets.UTF_8)));
    }
}
