package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.RawXrpc;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

/** What signing in builds upon, as a real server answers it. */
@ExtendWith(RealPdsExtension.class)
@DisplayName("R2 What a real Bluesky server does with tokens")
class RealPdsSessionTest {
    private static final String WRITE = "com.atproto.repo.deleteRecord";
    private static final String REFRESH = "com.atproto.server.refreshSession";

    private RawXrpc raw;
    private PdsAccount account;

    @BeforeEach
    void signUp(RealPds server) {
        raw = server.raw();
        account = server.newAccount();
    }

    @Test
    void handleAndPasswordGiveASessionThatNamesTheAccountsOwnServer() {
        RawXrpc.Answer session = signIn(account.handle(), account.password());

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.text("did")).isEqualTo(account.did());
        assertThat(session.text("handle")).isEqualTo(account.handle());
        assertThat(session.body().at("/didDoc/service/0/serviceEndpoint").asString())
                .isEqualTo("http://localhost:" + account.service().getPort());
    }

    @Test
    void anAppPasswordGivesASessionAsWell() {
        RawXrpc.Answer made =
                raw.call("com.atproto.server.createAppPassword", account.accessToken(), Map.of("name", "starling"));

        assertThat(made.text("password")).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}");
        assertThat(signIn(account.handle(), made.text("password")).status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountLookTheSame() {
        assertRefused(signIn(account.handle(), "wrong"), 401, "AuthenticationRequired");
        assertRefused(signIn("nobody.test", "wrong"), 401, "AuthenticationRequired");
    }

    @Test
    void aCallWithoutTokenIsUnauthorized() {
        assertRefused(raw.call(WRITE, null, write(account.did())), 401, "AuthMissing");
    }

    @Test
    void aTokenThatIsNoneOrOfTheOtherKindIsABadRequest() {
        assertRefused(raw.call(WRITE, "no-token", write(account.did())), 400, "InvalidToken");
        assertRefused(raw.call(WRITE, account.refreshToken(), write(account.did())), 400, "InvalidToken");
        assertRefused(raw.callWithoutBody(REFRESH, account.accessToken()), 400, "InvalidToken");
    }

    @Test
    void anothersRepositoryIsNotWritable(RealPds server) {
        PdsAccount other = server.newAccount();

        assertRefused(raw.call(WRITE, account.accessToken(), write(other.did())), 401, "AuthenticationRequired");
    }

    @Test
    void aRefreshTokenMayBeUsedAgainForAWhile() {
        RawXrpc.Answer first = raw.callWithoutBody(REFRESH, account.refreshToken());
        RawXrpc.Answer again = raw.callWithoutBody(REFRESH, account.refreshToken());

        assertThat(first.text("did")).isEqualTo(account.did());
        assertThat(again.status()).isEqualTo(200);
        assertThat(raw.callWithoutBody(REFRESH, first.text("refreshJwt")).status())
                .isEqualTo(200);
    }

    @Test
    void aRefreshWithABodyIsRefused() {
        assertRefused(raw.call(REFRESH, account.refreshToken(), Map.of()), 400, "InvalidRequest");
    }

    @Test
    void aRevokedRefreshTokenIsCalledExpiredWhileItsAccessTokenStillWorks() {
        raw.callWithoutBody("com.atproto.server.deleteSession", account.refreshToken());

        assertRefused(raw.callWithoutBody(REFRESH, account.refreshToken()), 400, "ExpiredToken");
        assertThat(raw.call(WRITE, account.accessToken(), write(account.did())).status())
                .isEqualTo(200);
    }

    private RawXrpc.Answer signIn(String identifier, String password) {
        return raw.call(
                "com.atproto.server.createSession", null, Map.of("identifier", identifier, "password", password));
    }

    private static Map<String, String> write(String did) {
        return Map.of("repo", did, "collection", "app.bsky.feed.post", "rkey", "3m5zaaaaaaaa2");
    }

    private static void assertRefused(RawXrpc.Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.message()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }
}
