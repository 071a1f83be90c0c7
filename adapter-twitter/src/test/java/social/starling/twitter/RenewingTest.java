package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.adapter.PlatformAdapter;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.PublishOutcome;
import social.starling.sandbox.Fault;
import social.starling.sandbox.LoggedRequest;

/** Refresh tokens that work once. */
class RenewingTest extends TwitterFixture {
    private static final String TOKEN = "/2/oauth2/token";

    @Test
    void aTokenThatIsAboutToEndIsRenewedFirstAndTheNewPairIsStored() {
        Credentials old = credentials();
        x.clock().advance(Duration.ofMinutes(119));

        twitter.reader().latest(ada, 1);

        assertThat(renewals()).isOne();
        assertThat(credentials().version()).isEqualTo(old.version() + 1);
        assertThat(credentials().secrets()).isNotEqualTo(old.secrets());
        assertThat(credentials().expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(239)));
    }

    @Test
    void aSignInLivesOnThroughManyRenewals() {
        for (int i = 0; i < 5; i++) {
            x.clock().advance(Duration.ofHours(2));
            assertThat(publish("post " + i)).isInstanceOf(PublishOutcome.Published.class);
        }
        assertThat(renewals()).isEqualTo(5);
    }

    @Test
    void twoThreadsRenewOnce() throws Exception {
        x.clock().advance(Duration.ofHours(3));
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> one = threads.submit(() -> readTogether(together, twitter));
            Future<?> other = threads.submit(() -> readTogether(together, twitter));
            one.get();
            other.get();
        }

        assertThat(renewals()).isOne();
    }

    @Test
    void aSecondDaemonWaitsForTheFirstOne() {
        x.clock().advance(Duration.ofHours(3));
        RefreshGrant elsewhere = store.credentials()
                .lease(ada.id(), credentials().version(), "other daemon", Duration.ofSeconds(90), false);

        assertThat(elsewhere).isInstanceOf(RefreshGrant.Granted.class);
        assertThatThrownBy(() -> twitter.reader().latest(ada, 1))
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        busy -> assertThat(busy.retryAt())
                                .isEqualTo(START.plus(Duration.ofHours(3)).plusSeconds(90)));
        assertThat(renewals()).isZero();
    }

    @Test
    void aDaemonUsesThePairThatAnotherHasStored() {
        PlatformAdapter second = adapter(settings());
        x.clock().advance(Duration.ofHours(3));

        twitter.reader().latest(ada, 1);
        second.reader().latest(ada, 1);

        assertThat(renewals()).isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRenewalWhoseAnswerIsLostAsksThePersonToSignIn(boolean afterEffect) {
        x.clock().advance(Duration.ofHours(3));
        x.faults()
                .add(Fault.next(
                        "POST",
                        TOKEN,
                        afterEffect
                                ? new Fault.LoseAnswer(Fault.HangUp.RESET)
                                : new Fault.CutBeforeEffect(Fault.HangUp.RESET)));

        assertThatThrownBy(() -> publish("lost"))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("connect the account again");
        x.clock().advance(Duration.ofMinutes(10));
        assertThatThrownBy(() -> publish("lost still"))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("never told its end");
        assertThat(renewals()).isOne();
        assertThat(x.posts("ada")).isEmpty();
    }

    @Test
    void aNewSignInEndsALostRenewal() {
        x.clock().advance(Duration.ofHours(3));
        x.faults().add(Fault.next("POST", TOKEN, new Fault.LoseAnswer(Fault.HangUp.RESET)));
        assertThatThrownBy(() -> publish("lost")).isInstanceOf(PlatformException.Unauthorized.class);

        connect("ada");

        assertThat(publish("back again")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void anAnswerWithoutATokenIsALostOne() {
        x.clock().advance(Duration.ofHours(3));
        x.faults().add(Fault.next("POST", TOKEN, new Fault.Status(200, Map.of(), "{}", true)));

        assertThatThrownBy(() -> publish("odd")).isInstanceOf(PlatformException.Unauthorized.class);
        x.clock().advance(Duration.ofMinutes(10));
        assertThatThrownBy(() -> publish("odd still"))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("never told its end");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void anXThatIsBusyIsAskedAgainLater(int status) {
        x.clock().advance(Duration.ofHours(3));
        x.faults().add(Fault.next("POST", TOKEN, new Fault.Status(status, Map.of(), "", false)));

        assertThatThrownBy(() -> publish("later"))
                .isInstanceOf(PlatformException.class)
                .isNotInstanceOf(PlatformException.Unauthorized.class);

        assertThat(publish("now")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void anXThatCannotBeReachedHasSpentNoToken() {
        x.clock().advance(Duration.ofHours(3));
        x.close();
        http.close();

        assertThatThrownBy(() -> publish("offline")).isInstanceOf(PlatformException.Unavailable.class);
        assertThat(store.credentials().lease(ada.id(), credentials().version(), "next", Duration.ofSeconds(90), false))
                .isInstanceOf(RefreshGrant.Granted.class);
    }

    @Test
    void aRevokedSignInIsNotRenewed() {
        x.revoke("ada");

        assertThatThrownBy(() -> twitter.reader().latest(ada, 1))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@ada")
                .hasMessageNotContaining(
                        credentials().require(TokenPair.REFRESH).reveal());
    }

    @Test
    void aRefreshTokenThatIsTooOldIsNotAccepted() {
        x.clock().advance(Duration.ofDays(183));

        assertThatThrownBy(() -> twitter.reader().latest(ada, 1)).isInstanceOf(PlatformException.Unauthorized.class);
    }

    @Test
    void withoutTheAppNothingIsRenewed() {
        x.clock().advance(Duration.ofHours(3));
        PlatformAdapter without =
                adapter(new TwitterSettings(x.baseUri(), settings().authorize(), null, null));

        assertThatThrownBy(() -> without.reader().latest(ada, 1))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("client id");
        assertThat(renewals()).isZero();
        twitter.reader().latest(ada, 1);
        assertThat(renewals()).isOne();
    }

    private Object readTogether(CyclicBarrier together, PlatformAdapter adapter) throws Exception {
        together.await();
        return adapter.reader().latest(ada, 1);
    }

    private Credentials credentials() {
        return store.credentials().find(ada.id()).orElseThrow();
    }

    private long renewals() {
        return x.log().list().stream()
                .map(LoggedRequest::path)
                .filter(TOKEN::equals)
                .count();
    }
}
