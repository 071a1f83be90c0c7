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
import social.starling.ports.account.AccountState;
import social.starling.testkit.contract.Samples;

class KnownAccountsTest {
    private static final Account ANN = Samples.account(ALPHA, "ann");
    private static final Account BEN = Samples.account(ALPHA, "ben");

    private final KnownAccounts known = new KnownAccounts();
    private final Map<AccountId, Account> table = new HashMap<>(Map.of(ANN.id(), ANN, BEN.id(), BEN));
    private final List<AccountId> read = new ArrayList<>();

    @Test
    void anAccountIsReadOnce() {
        known.find(ANN.id(), this::row);
        assertThat(known.find(ANN.id(), this::row)).contains(ANN);
        assertThat(known.findAll(List.of(BEN.id(), ANN.id()), this::rows)).containsExactlyInAnyOrder(ANN, BEN);
        assertThat(known.find(BEN.id(), this::row)).contains(BEN);
        assertThat(read).containsExactly(ANN.id(), BEN.id());
    }

    @Test
    void whatIsNotThereIsLookedForAgain() {
        table.clear();
        assertThat(known.find(ANN.id(), this::row)).isEmpty();
        table.put(ANN.id(), ANN);
        assertThat(known.find(ANN.id(), this::row)).contains(ANN);
    }

    @Test
    void aSavedAccountIsReadAnew() {
        Account removed = ANN.with(AccountState.REMOVED);
        known.find(ANN.id(), this::row);
        known.saving(ANN.id(), () -> table.put(ANN.id(), removed));
        assertThat(known.find(ANN.id(), this::row)).contains(removed);
    }

    @Test
    void anAccountWhoseSavingFailedIsReadAnew() {
        Account removed = ANN.with(AccountState.REMOVED);
        known.find(ANN.id(), this::row);
        assertThatThrownBy(() -> known.saving(ANN.id(), () -> {
                    table.put(ANN.id(), removed);
                    throw new IllegalStateException("the answer was lost");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(known.find(ANN.id(), this::row)).contains(removed);
    }

    @Test
    void aReadingThatASaveOvertakesIsNotKept() {
        Account removed = ANN.with(AccountState.REMOVED);
        known.find(ANN.id(), id -> {
            Optional<Account> old = row(id);
            known.saving(id, () -> table.put(id, removed));
            return old;
        });
        assertThat(known.find(ANN.id(), this::row)).contains(removed);
        known.findAll(List.of(BEN.id()), ids -> {
            List<Account> old = rows(ids);
            known.saving(BEN.id(), () -> table.remove(BEN.id()));
            return old;
        });
        assertThat(known.findAll(List.of(BEN.id()), this::rows)).isEmpty();
    }

    private Optional<Account> row(AccountId id) {
        return rows(List.of(id)).stream().findFirst();
    }

    private List<Account> rows(Collection<AccountId> ids) {
        read.addAll(ids);
        return ids.stream().map(table::get).filter(Objects::nonNull).toList();
    }
}
