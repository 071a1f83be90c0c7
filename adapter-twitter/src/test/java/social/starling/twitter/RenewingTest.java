package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.memory.RememberedCredentials;
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
        Credentials old = stored();
        x.clock().advance(Duration.ofMinutes(119));

        twitter.reader().latest(ada, 1);

        assertThat(renewals()).isOne();
        assertThat(stored().version()).isEqualTo(old.version() + 1);
        assertThat(stored().secrets()).isNotEqualTo(old.secrets());
        assertThat(stored().expiresAt()).isEqualTo(START.plus(Duration.ofMinutes(239)));
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
        RefreshGrant elsewhere =
                store.credentials().lease(ada.id(), stored().version(), "other daemon", Duration.ofSeconds(90), false);

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
        PlatformAdapter second = secondDaemon();
        x.clock().advance(Duration.ofHours(3));

        twitter.reader().latest(ada, 1);
        second.reader().latest(ada, 1);

        assertThat(renewals()).isOne();
    }

    @Test
    void aTokenThatEndsIsLookedUpAgainBeforeItIsRenewed() {
        x.clock().advance(Duration.ofMinutes(117).plusSeconds(50));
        twitter.reader().latest(ada, 1);
        x.clock().advance(Duration.ofSeconds(20));
        secondDaemon().reader().latest(ada, 1);
        x.clock().advance(Duration.ofSeconds(10));

        twitter.reader().latest(ada, 1);

        assertThat(renewals()).isOne();
    }

    @Test
    void aPairThatAnotherDaemonHasRotatedIsRenewedByItsNewToken() {
        twitter.reader().latest(ada, 1);
        x.clock().advance(Duration.ofHours(3));
        secondDaemon().reader().latest(ada, 1);
        x.clock().advance(Duration.ofHours(3));

        assertThat(publish("rotated twice")).isInstanceOf(PublishOutcome.Published.class);
        assertThat(renewals()).isEqualTo(2);
    }

    @Test
    void aTokenThatWorksIsNotLookedUpForEveryCall() {
        twitter.reader().latest(ada, 1);
        store.credentials().store(ada.id(), Map.of(), null);

        assertThat(publish("from memory")).isInstanceOf(PublishOutcome.Published.class);
    }

    @Test
    void aTokenThatIsRefusedIsLookedUpAgainBeforeItIsRenewed() {
        twitter.reader().latest(ada, 1);
        x.revoke("ada");
        store(store.credentials(), ada, x.grant("ada"));

        assertThat(publish("signed in elsewhere")).isInstanceOf(PublishOutcome.Published.class);
        assertThat(renewals()).isZero();
    }

    @Test
    void aSignInAfterARemovalElsewhereIsUsedAlthoughItsVersionIsLower() {
        x.clock().advance(Duration.ofMinutes(119));
        twitter.reader().latest(ada, 1);
        x.revoke("ada");
        store.credentials().remove(ada.id());
        store(store.credentials(), ada, x.grant("ada"));

        assertThat(publish("connected again")).isInstanceOf(PublishOutcome.Published.class);
        assertThat(stored().version()).isOne();
        assertThat(renewals()).isOne();
    }

    @Test
    void aNewSignInIsUsedByTheNextCall() {
        twitter.reader().latest(ada, 1);
        x.revoke("ada");
        connect("ada");
        calls.clear();

        assertThat(publish("signed in here")).isInstanceOf(PublishOutcome.Published.class);
        assertThat(calls).noneMatch(call -> Objects.equals(call.status(), 401));
    }

    @Test
    void aRemovedAccountIsUsedByNoCallMore() {
        twitter.reader().latest(ada, 1);
        credentials.remove(ada.id());
        calls.clear();

        assertThatThrownBy(() -> twitter.reader().latest(ada, 1)).isInstanceOf(PlatformException.Unauthorized.class);
        assertThat(calls).isEmpty();
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
        assertThat(store.credentials().lease(ada.id(), stored().version(), "next", Duration.ofSeconds(90), false))
                .isInstanceOf(RefreshGrant.Granted.class);
    }

    @Test
    void aRevokedSignInIsNotRenewed() {
        x.revoke("ada");

        assertThatThrownBy(() -> twitter.reader().latest(ada, 1))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@ada")
                .hasMessageNotContaining(stored().require(TokenPair.REFRESH).reveal());
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

    private PlatformAdapter secondDaemon() {
        return adapter(settings(), new RememberedCredentials(store.credentials(), x.clock()));
    }

    private Object readTogether(CyclicBarrier together, PlatformAdapter adapter) throws Exception {
        together.await();
        return adapter.reader().latest(ada, 1);
    }

    private Credentials stored() {
        return store.credentials().find(ada.id()).orElseThrow();
    }

    private long renewals() {
        return x.log().list().stream()
                .map(LoggedRequest::path)
                .filter(TOKEN::equals)
                .count();
    }
}
