package social.starling.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.testkit.contract.Samples.ALPHA;
import static social.starling.testkit.contract.Samples.ANN;
import static social.starling.testkit.contract.Samples.BEN;
import static social.starling.testkit.contract.Samples.BETA;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.DailyCap;
import social.starling.ports.media.CardLimits;
import social.starling.ports.media.FileLimits;
import social.starling.ports.media.MediaLimits;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.text.TextLimits;

/** What every store of accounts must do. */
public abstract class AccountRepositoryContract extends LedgerContract {
    private static final Account FULL = new Account(
            ANN,
            ALPHA,
            URI.create("https://alpha.example:8443/base"),
            "Änn.example",
            "ann",
            AccountState.NEEDS_SIGN_IN,
            new DailyCap(7, Money.dollars("1.234567")),
            new Capabilities(
                    new TextLimits(280, Integer.MAX_VALUE),
                    MediaLimits.NONE,
                    new CardLimits(
                            300, 0, new FileLimits(1_000_000, 2_000, 2_001, Set.of("image/png", "image/jpeg"), null)),
                    12,
                    true,
                    Duration.ofMillis(12_500),
                    new PriceList(
                            Money.dollars("0.015"),
                            Money.dollars("0.2"),
                            Money.dollars("0.001"),
                            Money.dollars("0.005"),
                            Money.dollars("0.01"))),
            Samples.NOW.plusMillis(123));

    @Test
    void anAccountIsFoundWithAllItHas() {
        store.accounts().save(FULL);
        assertThat(store.accounts().find(ANN)).contains(FULL);
        assertThat(store.accounts().all()).containsExactly(FULL);
    }

    @Test
    void anUnknownAccountIsNotFound() {
        assertThat(store.accounts().find(ANN)).isEmpty();
        assertThat(store.accounts().all()).isEmpty();
    }

    @Test
    void severalAreFoundAtOnceAndTheUnknownAreLeftOut() {
        store.accounts().save(FULL);
        store.accounts().save(Samples.account(ALPHA, "ben"));
        assertThat(store.accounts().findAll(List.of(BEN, ANN, ANN, AccountId.of(ALPHA, "nobody"))))
                .containsExactlyInAnyOrder(FULL, Samples.account(ALPHA, "ben"));
        assertThat(store.accounts().findAll(List.of())).isEmpty();
    }

    @Test
    void savingAgainReplacesTheAccount() {
        store.accounts().save(FULL);
        assertThat(store.accounts().find(ANN)).contains(FULL);
        Account removed = FULL.with(AccountState.REMOVED).with(DailyCap.DEFAULT);
        store.accounts().save(removed);
        assertThat(store.accounts().find(ANN)).contains(removed);
        assertThat(store.accounts().findAll(List.of(ANN))).containsExactly(removed);
        assertThat(store.accounts().all()).containsExactly(removed);
    }

    @Test
    void accountsAreListedInTheOrderOfConnecting() {
        Account later = FULL;
        Account earlier = Samples.account(BETA, "cat");
        store.accounts().save(later);
        store.accounts().save(earlier);
        assertThat(store.accounts().all()).containsExactly(earlier, later);
    }
}
