package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.RequestBytes;
import social.starling.testkit.contract.Clerk;
import social.starling.testkit.contract.Draft;
import social.starling.testkit.contract.Samples;

/** What the tables themselves hold, beyond what a caller of the ports can see. */
class LedgerTablesTest {
    private static final Draft ONE = Draft.of("one", Samples.ANN);
    private static final Draft TWO = Draft.of("two", Samples.ANN);

    @TempDir
    Path folder;

    private SqliteHarness store;
    private Clerk clerk;

    @BeforeEach
    void openStore() {
        store = new SqliteHarness(folder);
        clerk = new Clerk(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIRMED", "RETRY_AT", "DEAD", "CANCELLED"})
    void requestAndCheckpointGoOnceTheEndIsKnown(DeliveryState to) throws SQLException {
        Claim claim = clerk.send(ONE);
        settle(claim, DeliveryState.SENDING, to, RequestBytes.utf8("checkpoint"));
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        assertThat(attempt.prepared().request()).isEqualTo(RequestBytes.EMPTY);
        assertThat(attempt.checkpoint()).isNull();
        assertThat(number("SELECT is_open FROM attempt")).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "ACCEPTED", "HELD"})
    void requestAndCheckpointStayWhileTheAttemptMayBeLookedFor(DeliveryState to) throws SQLException {
        Claim claim = clerk.send(ONE);
        settle(claim, DeliveryState.SENDING, to, RequestBytes.utf8("checkpoint"));
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        assertThat(attempt.prepared().request()).isEqualTo(RequestBytes.utf8("request of " + ONE.id()));
        assertThat(attempt.checkpoint()).isEqualTo(RequestBytes.utf8("checkpoint"));
        assertThat(number("SELECT is_open FROM attempt")).isEqualTo(to == DeliveryState.HELD ? 0 : 1);
    }

    @Test
    void requestAndCheckpointGoWhenAPersonEndsWhatWasHeld() {
        Claim claim = clerk.send(ONE);
        settle(claim, DeliveryState.SENDING, DeliveryState.HELD, RequestBytes.utf8("checkpoint"));
        commit(new Change.Decide(
                ONE.id(), DeliveryState.HELD, DeliveryState.CANCELLED, false, Samples.NOW, null, List.of()));
        Attempt attempt = store.deliveries().attempt(ONE.id()).orElseThrow();
        assertThat(attempt.prepared().request()).isEqualTo(RequestBytes.EMPTY);
    }

    @Test
    void anAttemptThatIsOpenedAgainLeavesItsAccountToOthers() throws SQLException {
        Claim first = clerk.send(ONE.onItsOwn());
        settle(first, DeliveryState.SENDING, DeliveryState.HELD, null);
        clerk.send(TWO.onItsOwn());
        commit(new Change.Decide(
                ONE.id(), DeliveryState.HELD, DeliveryState.UNKNOWN, false, Samples.NOW, null, List.of()));
        assertThat(number("SELECT count(*) FROM attempt WHERE is_open = 1")).isEqualTo(2);
        assertThat(clerk.claimOne().attempt()).isNotNull();
    }

    @Test
    void oneBatchMayCloseAnAttemptAndOpenTheNextOfTheSameAccount() {
        Claim first = clerk.send(ONE.onItsOwn());
        clerk.plan(TWO);
        Claim second = clerk.claimOne();
        List<ChangeResult> results = store.ledger()
                .commit(List.of(
                        settling(first, DeliveryState.SENDING, DeliveryState.CONFIRMED, null), opening(second)));
        assertThat(results).containsOnly(new ChangeResult.Done());
    }

    @Test
    void oneBatchMayOpenAnAttemptAndSettleIt() {
        clerk.plan(ONE);
        Claim claim = clerk.claimOne();
        List<ChangeResult> results = store.ledger()
                .commit(List.of(
                        opening(claim),
                        settling(claim, DeliveryState.SENDING, DeliveryState.CONFIRMED, RequestBytes.utf8("far")),
                        settling(claim, DeliveryState.SENDING, DeliveryState.CONFIRMED, null)));
        assertThat(results)
                .containsExactly(
                        new ChangeResult.Done(),
                        new ChangeResult.Done(),
                        new ChangeResult.Lost(DeliveryState.CONFIRMED));
        assertThat(store.deliveries().attempt(ONE.id()).orElseThrow().prepared().request())
                .isEqualTo(RequestBytes.EMPTY);
    }

    @Test
    void noDeliveryCanHaveTwoOpenAttempts() {
        clerk.send(ONE);
        assertThatThrownBy(() -> sql(copyOfAttempt("alone", "delivery")))
                .hasMessageContaining("UNIQUE constraint failed: attempt.delivery");
    }

    @Test
    void noAccountThatTakesOneAtATimeCanHaveTwoOpenAttempts() {
        clerk.send(ONE.onItsOwn());
        clerk.plan(TWO);
        assertThatThrownBy(() -> sql(copyOfAttempt("alone", "2")))
                .hasMessageContaining("UNIQUE constraint failed: attempt.target");
    }

    @Test
    void anAttemptWithoutADeliveryIsRefused() {
        clerk.send(ONE);
        assertThatThrownBy(() -> sql(copyOfAttempt("0", "99"))).hasMessageContaining("FOREIGN KEY constraint failed");
    }

    @Test
    void aBatchOfThousandsIsOneTransaction() {
        for (int i = 0; i < 1_200; i += 100) {
            Draft[] drafts = new Draft[100];
            for (int j = 0; j < drafts.length; j++) {
                drafts[j] = Draft.of("many", Samples.ANN).segment(i + j).revision(i);
            }
            clerk.plan(drafts);
        }
        List<Claim> claims = store.ledger()
                .claim(new social.starling.ports.delivery.ClaimOrder(
                        "daemon", 2_000, Clerk.LEASE, Clerk.QUARANTINE, java.util.Set.of()));
        assertThat(claims).hasSize(1_200);
        List<Change> releases = claims.stream()
                .<Change>map(claim -> new Change.Release(
                        claim.delivery().id(), 1, DeliveryState.HELD, Samples.NOW, false, null, List.of()))
                .toList();
        assertThat(store.ledger().commit(releases)).hasSize(1_200).containsOnly(new ChangeResult.Done());
        assertThat(store.deliveries().counts()).containsOnlyKeys(DeliveryState.HELD);
    }

    private void settle(Claim claim, DeliveryState from, DeliveryState to, RequestBytes checkpoint) {
        commit(settling(claim, from, to, checkpoint));
    }

    private void commit(Change change) {
        assertThat(store.ledger().commit(List.of(change))).containsExactly(new ChangeResult.Done());
    }

    private static Change settling(Claim claim, DeliveryState from, DeliveryState to, RequestBytes checkpoint) {
        return new Change.Settle(
                claim.delivery().id(),
                claim.delivery().epoch(),
                from,
                to,
                null,
                null,
                null,
                Samples.NOW,
                0,
                true,
                checkpoint,
                null,
                List.of());
    }

    private static Change opening(Claim claim) {
        return new Change.Open(
                claim.delivery().id(),
                claim.delivery().epoch(),
                Samples.attempt(claim, Samples.NOW),
                social.starling.ports.account.DailyCap.DEFAULT,
                null);
    }

    private static String copyOfAttempt(String alone, String delivery) {
        return "INSERT INTO attempt (delivery, id, action, target, is_open, alone, payload, account, request, price,"
                + " fingerprint, opened_at, deadline, looks, written_at) SELECT " + delivery
                + ", id || '-copy', action, target, is_open, " + alone
                + ", payload, account, request, price, fingerprint, opened_at, deadline, looks, written_at FROM"
                + " attempt";
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement plain = connection.createStatement()) {
            plain.execute("PRAGMA foreign_keys = ON");
            plain.execute(statement);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement plain = connection.createStatement();
                var rows = plain.executeQuery(query)) {
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("starling.db"));
    }
}
