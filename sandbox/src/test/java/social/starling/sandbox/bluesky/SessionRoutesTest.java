package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;

class SessionRoutesTest extends BlueskyFixture {
    @Test
    void anAppPasswordOpensASessionByHandleOrDid() {
        var session = signIn("ada.test", "demo-demo-demo-demo");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json().path("did").stringValue()).isEqualTo(did);
        assertThat(session.json()
                        .path("didDoc")
                        .path("service")
                        .get(0)
                        .path("serviceEndpoint")
                        .stringValue())
                .isEqualTo(bluesky.baseUri().toString());
        assertThat(signIn(did, "demo-demo-demo-demo").status()).isEqualTo(200);
        String claims = session.json().path("accessJwt").stringValue().split("\\.")[1];
        assertThat(Json.read(Base64.getUrlDecoder().decode(claims))
                        .orElseThrow()
                        .path("exp")
                        .longValue())
                .isEqualTo(START.plus(Duration.ofHours(2)).getEpochSecond());
        var current = get("getSession", session.json().path("accessJwt").stringValue());
        assertThat(current.json().path("handle").stringValue()).isEqualTo("ada.test");
    }

    @Test
    void aWrongPasswordOrNameIsUnauthorized() {
        for (var answer :
                new Browser.Answer[] {signIn("ada.test", "wrong"), signIn("nobody.test", "demo-demo-demo-demo")}) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("error").stringValue()).isEqualTo("AuthenticationRequired");
        }
    }

    @Test
    void anAccessTokenLivesTwoHours() {
        BlueskySession session = bluesky.grant("ada.test");
        bluesky.clock().advance(Duration.ofHours(2).minusSeconds(1));
        assertThat(get("getSession", session.accessJwt()).status()).isEqualTo(200);
        bluesky.clock().advance(Duration.ofSeconds(1));
        var expired = get("getSession", session.accessJwt());
        assertThat(expired.status()).isEqualTo(400);
        assertThat(expired.json().path("error").stringValue()).isEqualTo("ExpiredToken");
    }

    @Test
    void anInvalidTokenIsABadRequest() {
        BlueskySession session = bluesky.grant("ada.test");
        String forged = session.accessJwt().substring(0, session.accessJwt().lastIndexOf('.') + 1) + "x";
        for (String token : new String[] {"nonsense", "a.b.c", forged, session.refreshJwt()}) {
            var answer = get("getSession", token);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").stringValue()).isEqualTo("InvalidToken");
        }
        assertThat(browser.get("/xrpc/com.atproto.server.getSession", "DPoP x").status())
                .isEqualTo(400);
        assertThat(browser.get("/xrpc/com.atproto.server.getSession", "")
                        .json()
                        .path("error")
                        .stringValue())
                .isEqualTo("AuthMissing");
    }

    @Test
    void aRefreshTokenKeepsTwoHoursOfGraceAndThenIsOver() {
        BlueskySession session = bluesky.grant("ada.test");
        bluesky.clock().advance(Duration.ofDays(89));
        var first = refresh(session.refreshJwt());
        assertThat(first.status()).isEqualTo(200);
        bluesky.clock().advance(Duration.ofMinutes(119));
        assertThat(refresh(session.refreshJwt()).status()).isEqualTo(200);
        bluesky.clock().advance(Duration.ofMinutes(1));
        assertThat(refresh(session.refreshJwt()).json().path("error").stringValue())
                .isEqualTo("ExpiredToken");
        assertThat(refresh(first.json().path("refreshJwt").stringValue()).status())
                .isEqualTo(200);
    }

    @Test
    void aRefreshTokenLivesNinetyDays() {
        BlueskySession session = bluesky.grant("ada.test");
        bluesky.clock().advance(Duration.ofDays(90));
        assertThat(refresh(session.refreshJwt()).json().path("error").stringValue())
                .isEqualTo("ExpiredToken");
    }

    @Test
    void refreshingTakesNoBodyAndNoAccessToken() {
        BlueskySession session = bluesky.grant("ada.test");
        String path = "/xrpc/com.atproto.server.refreshSession";
        assertThat(browser.postJson(path, "Bearer " + session.refreshJwt(), "{}")
                        .status())
                .isEqualTo(400);
        assertThat(refresh(session.accessJwt()).json().path("error").stringValue())
                .isEqualTo("InvalidToken");
        assertThat(browser.postNothing(path, "").status()).isEqualTo(401);
    }

    @Test
    void aClosedSessionCannotBeRefreshed() {
        BlueskySession session = bluesky.grant("ada.test");
        assertThat(browser.postNothing("/xrpc/com.atproto.server.deleteSession", "Bearer " + session.refreshJwt())
                        .status())
                .isEqualTo(200);
        assertThat(refresh(session.refreshJwt()).status()).isEqualTo(400);
    }

    @Test
    void expiredTokensCanBeRefreshedAndRevokedOnesCannot() {
        BlueskySession session = bluesky.grant("ada.test");
        bluesky.expireTokens("ada.test");
        assertThat(get("getSession", session.accessJwt()).json().path("error").stringValue())
                .isEqualTo("ExpiredToken");
        var renewed = refresh(session.refreshJwt()).json();
        assertThat(get("getSession", renewed.path("accessJwt").stringValue()).status())
                .isEqualTo(200);
        bluesky.revoke("ada.test");
        assertThat(refresh(renewed.path("refreshJwt").stringValue()).status()).isEqualTo(400);
        assertThat(signIn("ada.test", "demo-demo-demo-demo").status()).isEqualTo(401);
    }

    @Test
    void theServerDescribesItselfAndResolvesHandles() {
        var server = read("server.describeServer").json();
        assertThat(server.path("availableUserDomains").get(0).stringValue()).isEqualTo(".test");
        assertThat(read("identity.resolveHandle?handle=ada.test")
                        .json()
                        .path("did")
                        .stringValue())
                .isEqualTo(did);
        assertThat(read("identity.resolveHandle?handle=nobody.test").status()).isEqualTo(400);
        assertThat(read("identity.resolveHandle").status()).isEqualTo(400);
        assertThat(read("server.unheardOf").status()).isEqualTo(501);
        assertThat(browser.get("/xrpc/_health", "").status()).isEqualTo(200);
    }

    private Browser.Answer signIn(String identifier, String password) {
        String body = Json.object()
                .put("identifier", identifier)
                .put("password", password)
                .toString();
        return browser.postJson("/xrpc/com.atproto.server.createSession", "", body);
    }

    private Browser.Answer refresh(String token) {
        return browser.postNothing("/xrpc/com.atproto.server.refreshSession", "Bearer " + token);
    }

    private Browser.Answer get(String method, String token) {
        return browser.get("/xrpc/com.atproto.server." + method, "Bearer " + token);
    }
}
