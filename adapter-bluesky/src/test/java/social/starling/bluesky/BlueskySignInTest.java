package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.bluesky.SandboxServer.status;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.account.Secret;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.account.SignedIn;
import social.starling.ports.platform.PlatformException;
import social.starling.sandbox.bluesky.BlueskyLimit;
import social.starling.testkit.pds.PdsAccount;

@DisplayName("R2 Signing in with an app password")
class BlueskySignInTest {
    private final SandboxServer server = new SandboxServer();
    private PdsAccount person;
    private SecretSignIn signIn;

    @BeforeEach
    void start() {
        signIn = server.newStand().adapter().secretSignIn();
        person = server.newPerson();
        server.sandbox.log().clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHandleAndAnAppPasswordAreEnough() {
        SignedIn signedIn = signIn("@" + person.handle().toUpperCase(), person.password());

        assertThat(signedIn.profile().remoteId()).isEqualTo(person.did());
        assertThat(signedIn.profile().handle()).isEqualTo(person.handle());
        assertThat(signedIn.profile().server()).isEqualTo(person.service());
        assertThat(signedIn.profile().capabilities()).isEqualTo(ServerLimits.CAUTIOUS);
        assertThat(signedIn.expiresAt())
                .isAfter(server.sandbox.clock().instant().plusSeconds(7000));
        assertThat(signedIn.secrets()).containsOnlyKeys("app-password", "access-token", "refresh-token");
        assertThat(server.called()).containsExactly("server.createSession");
    }

    @Test
    void aDidWillDoAsWell() {
        assertThat(signIn(person.did(), " " + person.password() + "\n")
                        .profile()
                        .handle())
                .isEqualTo(person.handle());
    }

    @Test
    void aWrongPasswordIsSaidWithoutTellingIt() {
        assertThatThrownBy(() -> signIn(person.handle(), "wrong-canary-pass"))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining(person.handle())
                .hasMessageContaining("app password; check both")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("canary"));
    }

    @Test
    void anUnknownHandleIsSaid() {
        assertThatThrownBy(() -> signIn("nobody.test", "aaaa-bbbb-cccc-dddd"))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("nobody.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "alice@example.com", "https://bsky.app/profile/a.test"})
    void whatIsNoHandleIsNeverSent(String handle) {
        assertThatThrownBy(() -> signIn(handle, "aaaa-bbbb-cccc-dddd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alice.bsky.social");
        assertThat(server.called()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyPasswordIsNeverSent(String password) {
        assertThatThrownBy(() -> signIn(person.handle(), password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app-password");
        assertThat(server.called()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bsky.social",
                "https://bsky.social/xrpc",
                "https://user@bsky.social",
                "https://bsky.social?x=1",
                "https://127.0.0.1",
                "https://localhost",
                "https://169.254.169.254",
                "http://127.0.0.1:1",
                "ftp://bsky.social",
                "bsky.social"
            })
    void aServerThatMayNotBeCalledIsNamedAndNeverCalled(String address) {
        assertThatThrownBy(() -> signIn.signIn(
                        URI.create(address), person.handle(), Map.of("app-password", new Secret(person.password()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed");
        assertThat(server.called()).isEmpty();
    }

    @Test
    void aServerThatIsNoBlueskyServerIsSaid() {
        server.fault("server.createSession", status(200, "{\"hello\":\"world\"}"));

        assertThatThrownBy(() -> signIn(person.handle(), person.password()))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("is this a Bluesky server?");
    }

    @Test
    void anAccountsOwnPasswordWithACodeByMailIsExplained() {
        server.fault("server.createSession", status(401, "{\"error\":\"AuthFactorTokenRequired\"}"));

        assertThatThrownBy(() -> signIn(person.handle(), person.password()))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("use an app password");
    }

    @Test
    void tooManySignInsTellWhenToComeBack() {
        server.sandbox.setLimit(BlueskyLimit.SESSIONS_5_MINUTES, 0);

        assertThatThrownBy(() -> signIn(person.handle(), person.password()))
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        limited -> assertThat(limited.retryAt()).isNotNull());
    }

    private SignedIn signIn(String handle, String password) {
        return signIn.signIn(person.service(), handle, Map.of("app-password", new Secret(password)));
    }
}
