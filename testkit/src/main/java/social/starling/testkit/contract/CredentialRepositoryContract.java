package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.NOW;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.RefreshGrant.Granted;
import social.starling.ports.account.Secret;

/** What every store of secrets must do; above all that one refresh at a time spends a token. */
public abstract class CredentialRepositoryContract extends LedgerContract {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Map<String, Secret> FIRST =
            Map.of("access", new Secret("a-1"), "refresh", new Secret("r-1 ✓"));
    private static final Map<String, Secret> SECOND = Map.of("access", new Secret("a-2"));

    @BeforeEach
    void connectAccounts() {
        store.accounts().save(Samples.account(ALPHA, "ann"));
        store.accounts().save(Samples.account(ALPHA, "ben"));
    }

    @Test
    void storedSecretsAreFoundWithVersionOne() {
        store.credentials().store(ANN, FIRST, NOW.plusSeconds(7200));
        assertThat(store.credentials().find(ANN)).contains(new Credentials(1, FIRST, NOW.plusSeconds(7200)));
        assertThat(store.credentials().find(BEN)).isEmpty();
    }

    @Test
    void storingAgainReplacesThemAndRaisesTheVersion() {
        store.credentials().store(ANN, FIRST, NOW);
        store.credentials().store(ANN, SECOND, null);
        assertThat(store.credentials().find(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void removedSecretsAreGone() {
        store.credentials().store(ANN, FIRST, NOW);
        store.credentials().store(BEN, FIRST, NOW);
        store.credentials().remove(ANN);
        assertThat(store.credentials().find(ANN)).isEmpty();
        assertThat(store.credentials().find(BEN)).isPresent();
        assertThat(lease("one", 1, false)).isEqualTo(new RefreshGrant.Lost());
    }

    @Test
    void oneAtATimeMayRefresh() {
        store.credentials().store(ANN, FIRST, NOW);
        assertThat(lease("one", 1, false)).isEqualTo(new Granted(ANN, 1, "one", NOW.plus(LEASE)));
        assertThat(lease("two", 1, false)).isEqualTo(new RefreshGrant.Busy(NOW.plus(LEASE)));
        assertThat(lease("one", 1, true)).isEqualTo(new RefreshGrant.Busy(NOW.plus(LEASE)));
    }

    @Test
    void everyAccountIsRefreshedForItself() {
        store.credentials().store(ANN, FIRST, NOW);
        store.credentials().store(BEN, FIRST, NOW);
        lease("one", 1, false);
        assertThat(store.credentials().lease(BEN, 1, "two", LEASE, false)).isInstanceOf(Granted.class);
    }

    @Test
    void aRefreshReplacesTheSecretsAndEndsItsLease() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted grant = granted("one", 1, false);
        assertThat(store.credentials().replace(grant, SECOND, NOW.plusSeconds(60)))
                .isTrue();
        Credentials current = new Credentials(2, SECOND, NOW.plusSeconds(60));
        assertThat(store.credentials().find(ANN)).contains(current);
        assertThat(lease("two", 1, false)).isEqualTo(new RefreshGrant.Superseded(current));
        assertThat(lease("two", 2, false)).isInstanceOf(Granted.class);
    }

    @Test
    void aRefreshIsStoredOnce() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted grant = granted("one", 1, false);
        assertThat(store.credentials().replace(grant, SECOND, null)).isTrue();
        assertThat(store.credentials().replace(grant, FIRST, null)).isFalse();
        assertThat(store.credentials().find(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aRefreshThatNeverToldItsEndIsLost() {
        store.credentials().store(ANN, FIRST, NOW);
        lease("one", 1, false);
        store.clock().advance(LEASE);
        assertThat(lease("two", 1, false)).isEqualTo(new RefreshGrant.Lost());
    }

    @Test
    void whereRefreshingTwiceIsHarmlessItIsGrantedAnew() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted silent = granted("one", 1, true);
        store.clock().advance(LEASE);
        Granted grant = granted("two", 1, true);
        assertThat(store.credentials().replace(silent, FIRST, null)).isFalse();
        assertThat(store.credentials().replace(grant, SECOND, null)).isTrue();
    }

    @Test
    void aLateRefreshIsStillStoredWhileNobodyElseWasGrantedOne() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted late = granted("one", 1, false);
        store.clock().advance(LEASE.multipliedBy(3));
        assertThat(store.credentials().replace(late, SECOND, null)).isTrue();
        assertThat(store.credentials().find(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aLeaseThatIsGivenBackIsFree() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted grant = granted("one", 1, false);
        store.credentials().giveBack(grant);
        assertThat(store.credentials().replace(grant, SECOND, null)).isFalse();
        assertThat(lease("two", 1, false)).isInstanceOf(Granted.class);
    }

    @Test
    void somebodyElsesLeaseIsNotGivenBack() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted silent = granted("one", 1, true);
        store.clock().advance(LEASE);
        Granted grant = granted("two", 1, true);
        store.credentials().giveBack(silent);
        assertThat(store.credentials().replace(grant, SECOND, null)).isTrue();
    }

    @Test
    void aNewSignInForgetsAnyOpenRefresh() {
        store.credentials().store(ANN, FIRST, NOW);
        Granted grant = granted("one", 1, false);
        store.credentials().store(ANN, SECOND, null);
        assertThat(store.credentials().replace(grant, FIRST, null)).isFalse();
        assertThat(lease("two", 2, false)).isInstanceOf(Granted.class);
    }

    @Test
    void whatIsChangedHereIsKnownHereAtOnce() {
        assertThat(store.credentials().lastKnown(ANN)).isEmpty();
        store.credentials().store(ANN, FIRST, NOW);
        assertThat(store.credentials().lastKnown(ANN)).contains(new Credentials(1, FIRST, NOW));
        store.credentials().store(ANN, SECOND, null);
        assertThat(store.credentials().lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
        store.credentials().replace(granted("one", 2, false), FIRST, NOW);
        assertThat(store.credentials().lastKnown(ANN)).contains(new Credentials(3, FIRST, NOW));
        store.credentials().remove(ANN);
        assertThat(store.credentials().lastKnown(ANN)).isEmpty();
    }

    private RefreshGrant lease(String holder, long version, boolean repeatable) {
        return store.credentials().lease(ANN, version, holder, LEASE, repeatable);
    }

    private Granted granted(String holder, long version, boolean repeatable) {
        RefreshGrant grant = lease(holder, version, repeatable);
        assertThat(grant).isInstanceOf(Granted.class);
        return (Granted) grant;
    }
}
