package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.memory.RememberedCredentials;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;

/** Two daemons on one database; what is remembered here was perhaps changed there. */
class RememberedCredentialsTest {
    private static final Map<String, Secret> FIRST = Map.of("access", new Secret("a-1"));
    private static final Map<String, Secret> SECOND = Map.of("access", new Secret("a-2"));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private final CredentialRepository there = new MemoryStore(clock).credentials();
    private final Database database = new Database(there);
    private final CredentialRepository here = new RememberedCredentials(database, clock);

    @Nested
    class Contract extends CredentialRepositoryContract {
        @Override
        protected LedgerHarness open() {
            return new MemoryHarness() {
                private final CredentialRepository remembered = new RememberedCredentials(super.credentials(), clock());

                @Override
                public CredentialRepository credentials() {
                    return remembered;
                }
            };
        }
    }

    @BeforeEach
    void signIn() {
        here.store(ANN, FIRST, null);
    }

    @Test
    void manyCallsReadOnce() {
        for (int i = 0; i < 50; i++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(here.lastKnown(ANN)).contains(new Credentials(1, FIRST, null));
        }
        assertThat(database.reads).isOne();
    }

    @Test
    void everyAccountIsRememberedForItself() {
        here.store(BEN, SECOND, null);
        assertThat(here.lastKnown(ANN)).contains(new Credentials(1, FIRST, null));
        assertThat(here.lastKnown(BEN)).contains(new Credentials(1, SECOND, null));
    }

    @Test
    void aSignInOnAnotherDaemonIsKnownAfterAMinute() {
        here.lastKnown(ANN);
        there.store(ANN, SECOND, null);
        clock.advance(MINUTE.minusMillis(1));
        assertThat(here.lastKnown(ANN)).contains(new Credentials(1, FIRST, null));
        clock.advance(Duration.ofMillis(1));
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aRemovalOnAnotherDaemonIsKnownAfterAMinute() {
        here.lastKnown(ANN);
        there.remove(ANN);
        clock.advance(MINUTE);
        assertThat(here.lastKnown(ANN)).isEmpty();
    }

    @Test
    void findingReadsAndIsRememberedFromThenOn() {
        here.lastKnown(ANN);
        there.store(ANN, SECOND, null);
        assertThat(here.find(ANN)).contains(new Credentials(2, SECOND, null));
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void anAccountThatIsGoneIsNotRemembered() {
        here.lastKnown(ANN);
        there.remove(ANN);
        assertThat(here.find(ANN)).isEmpty();
        assertThat(here.lastKnown(ANN)).isEmpty();
        there.store(ANN, SECOND, null);
        assertThat(here.lastKnown(ANN)).contains(new Credentials(1, SECOND, null));
    }

    @Test
    void aLeaseIsGrantedByTheDatabaseAndNotByMemory() {
        here.lastKnown(ANN);
        there.store(ANN, SECOND, null);
        assertThat(here.lease(ANN, 1, "here", MINUTE, false))
                .isEqualTo(new RefreshGrant.Superseded(new Credentials(2, SECOND, null)));
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aRefreshThatLostItsRaceIsReadAgain() {
        RefreshGrant.Granted grant = (RefreshGrant.Granted) here.lease(ANN, 1, "here", MINUTE, false);
        here.lastKnown(ANN);
        there.store(ANN, SECOND, null);
        assertThat(here.replace(grant, FIRST, null)).isFalse();
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aReadingThatASignInOvertookIsNotRemembered() {
        database.afterRead = () -> here.store(ANN, SECOND, null);
        assertThat(here.lastKnown(ANN)).contains(new Credentials(1, FIRST, null));
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aChangeWithoutAnAnswerIsReadAgain() {
        here.lastKnown(ANN);
        database.losesAnswers = true;
        assertThatThrownBy(() -> here.store(ANN, SECOND, null)).hasMessage("connection lost");
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    @Test
    void aClockThatIsSetBackMakesNothingLastLonger() {
        here.lastKnown(ANN);
        there.store(ANN, SECOND, null);
        clock.advance(Duration.ofHours(-1));
        assertThat(here.lastKnown(ANN)).contains(new Credentials(2, SECOND, null));
    }

    /** Counts what is read, and fails as databases do. */
    private static final class Database implements CredentialRepository {
        private final CredentialRepository rows;
        private int reads;
        private boolean losesAnswers;
        private @Nullable Runnable afterRead;

        Database(CredentialRepository rows) {
            this.rows = rows;
        }

        @Override
        public Optional<Credentials> find(AccountId account) {
            reads++;
            Optional<Credentials> found = rows.find(account);
            Runnable next = afterRead;
            afterRead = null;
            if (next != null) {
                next.run();
            }
            return found;
        }

        @Override
        public void store(AccountId account, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
            rows.store(account, secrets, expiresAt);
            if (losesAnswers) {
                throw new IllegalStateException("connection lost");
            }
        }

        @Override
        public RefreshGrant lease(AccountId account, long version, String holder, Duration lease, boolean repeatable) {
            return rows.lease(account, version, holder, lease, repeatable);
        }

        @Override
        public boolean replace(RefreshGrant.Granted grant, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
            return rows.replace(grant, secrets, expiresAt);
        }

        @Override
        public void giveBack(RefreshGrant.Granted grant) {
            rows.giveBack(grant);
        }

        @Override
        public void remove(AccountId account) {
            rows.remove(account);
        }
    }
}
