package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.bluesky.SandboxServer.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.Profile;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.PlatformException;
import social.starling.testkit.contract.Posting;
import social.starling.testkit.pds.PdsAccount;

@DisplayName("R2 A session is kept and renewed")
class BlueskySessionTest {
    private static final String ASK = "server.getSession";
    private static final String REFRESH = "server.refreshSession";
    private static final String SIGN_IN = "server.createSession";

    private final SandboxServer server = new SandboxServer();
    private BlueskyStand stand;

    @BeforeEach
    void signIn() {
        stand = server.newStand();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSessionServesManyCalls() {
        check();
        check();

        assertThat(server.called()).containsExactly(ASK, ASK);
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() {
        long version = stored().version();
        server.sandbox.clock().advance(Duration.ofHours(2).minusSeconds(30));

        check();

        assertThat(server.called()).containsExactly(REFRESH, ASK);
        assertThat(stored().version()).isEqualTo(version + 1);
        assertThat(stored().expiresAt()).isAfter(stand.now().plusSeconds(7000));
        assertThat(stored().secrets()).containsOnlyKeys("app-password", "access-token", "refresh-token");
    }

    @Test
    void preparingAPostRenewsATokenThatEndsSoon() {
        server.sandbox.clock().advance(Duration.ofHours(2).minusMinutes(4));

        new Posting(stand).publish(new Posting(stand).content("With a fresh token"));

        assertThat(server.called()).containsExactly(REFRESH, "repo.putRecord");
    }

    @Test
    void aTokenThatTheServerRefusesIsRenewedOnce() {
        server.sandbox.expireTokens(stand.account().handle());

        check();

        assertThat(server.called()).containsExactly(ASK, REFRESH, ASK);
    }

    @Test
    void anEndedRefreshTokenIsReplacedByTheAppPassword() {
        server.sandbox.clock().advance(Duration.ofDays(100));

        check();

        assertThat(server.called()).containsExactly(REFRESH, SIGN_IN, ASK);
    }

    @Test
    void aRevokedAppPasswordNeedsAPersonAndTellsNoSecret() {
        String password = stored().require("app-password").reveal();
        server.sandbox.revoke(stand.account().handle());

        assertThatThrownBy(this::check)
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@" + stand.account().handle())
                .hasMessageContaining("connect the account again")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(password));
    }

    @Test
    void aRefusedRenewalGivesItsLeaseBack() {
        server.sandbox.expireTokens(stand.account().handle());
        server.always(REFRESH, status(503, ""));

        assertThatThrownBy(this::check).isInstanceOf(PlatformException.Unavailable.class);
        server.sandbox.faults().clear();

        check();
        assertThat(server.called()).endsWith(REFRESH, ASK);
    }

    @Test
    void manyCallsAtOnceRenewOnce() throws Exception {
        server.sandbox.expireTokens(stand.account().handle());
        List<Future<?>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 24; i++) {
                calls.add(threads.submit(this::check));
            }
        }
        for (Future<?> call : calls) {
            assertThat(call.get()).isNotNull();
        }

        assertThat(Collections.frequency(server.called(), REFRESH)).isEqualTo(1);
        assertThat(Collections.frequency(server.called(), SIGN_IN)).isZero();
    }

    @Test
    void whatAnotherDaemonIsRenewingIsWaitedFor() {
        server.sandbox.expireTokens(stand.account().handle());
        RefreshGrant other =
                elsewhere().lease(stand.account().id(), stored().version(), "other", Duration.ofSeconds(30), true);

        assertThat(other).isInstanceOf(RefreshGrant.Granted.class);
        assertThatThrownBy(this::check)
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        busy -> assertThat(busy.retryAt()).isEqualTo(((RefreshGrant.Granted) other).until()));
    }

    @Test
    void whatAnotherDaemonHasRenewedIsUsed() {
        check();
        server.sandbox.clock().advance(Duration.ofHours(2).minusSeconds(30));
        renewElsewhere();

        check();

        assertThat(server.called()).containsExactly(ASK);
    }

    @Test
    void aTokenThatTheServerRefusesIsLookedUpAgainBeforeItIsRenewed() {
        check();
        server.sandbox.expireTokens(stand.account().handle());
        renewElsewhere();

        check();
        check();

        assertThat(server.called()).containsExactly(ASK, ASK, ASK);
    }

    @Test
    void aTokenThatWorksIsNotLookedUpForEveryCall() {
        check();
        elsewhere().store(stand.account().id(), Map.of(), null);

        check();

        assertThat(server.called()).containsExactly(ASK, ASK);
    }

    @Test
    void aSessionThatAnotherDaemonHasRenewedIsRenewedByItsNewToken() {
        check();
        renewElsewhere();
        Credentials rotated = elsewhere().find(stand.account().id()).orElseThrow();
        server.sandbox.clock().advance(Duration.ofHours(2));

        check();

        assertThat(server.called()).containsExactly(REFRESH, ASK);
        assertThat(stored().version()).isEqualTo(rotated.version() + 1);
    }

    @Test
    void anAccountWhoseCredentialsAreRemovedNeedsAPersonAtOnce() {
        check();
        stand.credentials().remove(stand.account().id());

        assertThatThrownBy(this::check).isInstanceOf(PlatformException.Unauthorized.class);
    }

    @Test
    void aSessionOfSomebodyElseIsRefused() {
        PdsAccount other = server.newPerson();
        check();
        stand.credentials()
                .store(
                        stand.account().id(),
                        Map.of(
                                "app-password", new Secret(other.password()),
                                "access-token", new Secret(other.accessToken()),
                                "refresh-token", new Secret(other.refreshToken())),
                        null);

        assertThatThrownBy(this::check)
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining(other.did());
    }

    @Test
    void aCheckTellsWhoAndWhat() {
        Profile profile = check();

        assertThat(profile.remoteId()).isEqualTo(stand.account().remoteId());
        assertThat(profile.handle()).isEqualTo(stand.account().handle());
        assertThat(profile.capabilities().text().length()).isEqualTo(300);
        assertThat(profile.capabilities().text().bytes()).isEqualTo(3000);
        assertThat(profile.capabilities().oneAttemptAtATime()).isFalse();
    }

    @Test
    void everyCallIsObservedWithoutSecrets() {
        check();

        assertThat(stand.calls).first().satisfies(call -> {
            assertThat(call.endpoint()).isEqualTo("GET /xrpc/com.atproto.server.getSession");
            assertThat(call.account()).isEqualTo(stand.account().id().value());
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.remaining()).isNotNull();
            assertThat(call.toString())
                    .doesNotContain(stored().require("access-token").reveal());
        });
    }

    private Profile check() {
        return stand.adapter().probe().check(stand.account());
    }

    /** What another daemon on the same database works with. */
    private CredentialRepository elsewhere() {
        return stand.store.credentials();
    }

    private void renewElsewhere() {
        Credentials old = elsewhere().find(stand.account().id()).orElseThrow();
        RefreshGrant.Granted grant = (RefreshGrant.Granted)
                elsewhere().lease(stand.account().id(), old.version(), "other", Duration.ofSeconds(30), true);
        SessionTokens tokens = new SessionRenewal(stand.http()).renew(stand.account(), old);
        elsewhere().replace(grant, tokens.with(old.require("app-password")), tokens.expiresAt());
        server.sandbox.log().clear();
    }

    private Credentials stored() {
        return stand.credentials().find(stand.account().id()).orElseThrow();
    }
}
