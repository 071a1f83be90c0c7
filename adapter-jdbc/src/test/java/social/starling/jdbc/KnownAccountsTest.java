package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.testkit.contract.Samples.ALPHA;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.account.AccountState;
import social.starling.testkit.contract.Samples;

class KnownAccountsTest {
    private static final Account ANN = Samples.account(ALPHA, "ann");
    private static final Account BEN = Samples.account(ALPHA, "ben");

    private final Table table = new Table();
    private final KnownAccounts known = new KnownAccounts(table);

    @Test
    void anAccountIsReadOnce() {
        known.find(ANN.id());
        assertThat(known.find(ANN.id())).contains(ANN);
        assertThat(known.findAll(List.of(BEN.id(), ANN.id()))).containsExactlyInAnyOrder(ANN, BEN);
        assertThat(known.find(BEN.id())).contains(BEN);
        assertThat(table.read).containsExactly(ANN.id(), BEN.id());
    }

    @Test
    void whatIsNotThereIsLookedForAgain() {
        table.rows.clear();
        assertThat(known.find(ANN.id())).isEmpty();
        table.rows.put(ANN.id(), ANN);
        assertThat(known.find(ANN.id())).contains(ANN);
    }

    @Test
    void aSavedAccountIsReadAnew() {
        Account removed = ANN.with(AccountState.REMOVED);
        known.find(ANN.id());
        known.save(removed);
        assertThat(known.find(ANN.id())).contains(removed);
    }

    @Test
    void anAccountWhoseSavingFailedIsReadAnew() {
        Account removed = ANN.with(AccountState.REMOVED);
        known.find(ANN.id());
        table.losesAnswers = true;
        assertThatThrownBy(() -> known.save(removed)).isInstanceOf(IllegalStateException.class);
        assertThat(known.find(ANN.id())).contains(removed);
    }

    @Test
    void aReadingThatASaveOvertakesIsNotKept() {
        Account removed = ANN.with(AccountState.REMOVED);
        table.meanwhile = () -> known.save(removed);
        assertThat(known.find(ANN.id())).contains(ANN);
        assertThat(known.find(ANN.id())).contains(removed);
        Account gone = BEN.with(AccountState.REMOVED);
        table.meanwhile = () -> known.save(gone);
        assertThat(known.findAll(List.of(BEN.id()))).containsExactly(BEN);
        assertThat(known.findAll(List.of(BEN.id()))).containsExactly(gone);
    }

    /** Two accounts, with what happens between a reading and its answer. */
    private static final class Table implements AccountRepository {
        private final Map<AccountId, Account> rows = new HashMap<>(Map.of(ANN.id(), ANN, BEN.id(), BEN));
        private final List<AccountId> read = new ArrayList<>();
        private boolean losesAnswers;
        private Runnable meanwhile = () -> {};

        @Override
        public void save(Account account) {
            rows.put(account.id(), account);
            if (losesAnswers) {
                throw new IllegalStateException("the answer was lost");
            }
        }

        @Override
        public Optional<Account> find(AccountId id) {
            return findAll(List.of(id)).stream().findFirst();
        }

        @Override
        public List<Account> findAll(Collection<AccountId> ids) {
            read.addAll(ids);
            List<Account> found =
                    ids.stream().map(rows::get).filter(Objects::nonNull).toList();
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            return found;
        }

        @Override
        public List<Account> all() {
            return List.copyOf(rows.values());
        }
    }
}
