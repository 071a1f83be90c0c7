package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.SqliteFile;
import social.starling.ports.account.DailyCap;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Claim;
import social.starling.ports.delivery.ClaimOrder;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.publish.Attempt;
import social.starling.testkit.contract.Draft;
import social.starling.testkit.contract.Samples;

/** What stays when a transaction, a thread or the process does not come to its end. */
class InterruptionTest {
    private static final Draft ONE = Draft.of("one", Samples.ANN);
    private static final Draft TWO = Draft.of("two", Samples.BEN);

    @TempDir
    Path folder;

    @Test
    void anOpenAttemptIsThereAgainAfterARestart() {
        Attempt attempt;
        try (JdbcStore store = open()) {
            plan(store, ONE);
            Claim claim = claim(store).getFirst();
            attempt = Samples.attempt(claim, InstantSource.system().instant());
            assertThat(store.ledger().commit(List.of(opening(claim, attempt))))
                    .containsExactly(new ChangeResult.Done());
        }
        try (JdbcStore store = open()) {
            assertThat(store.deliveries().find(ONE.id()).orElseThrow().state()).isEqualTo(DeliveryState.SENDING);
            assertThat(store.deliveries().attempt(ONE.id())).contains(attempt);
            assertThat(claim(store)).isEmpty();
        }
    }

    @Test
    void aBatchThatFailsInTheMiddleChangesNothingAtAll() throws SQLException {
        try (JdbcStore store = open()) {
            plan(store, ONE);
            plan(store, TWO);
            List<Claim> claims = claim(store);
            List<HistoryEntry> history = store.deliveries().history(ONE.id());
            sql("CREATE TRIGGER broken BEFORE INSERT ON delivery_history WHEN NEW.to_state = 'SENDING' AND NEW.delivery"
                    + " = 2 BEGIN SELECT RAISE(ABORT, 'broken'); END");
            List<Change> opens = claims.stream()
                    .<Change>map(claim -> opening(claim, Samples.attempt(claim, Samples.NOW)))
                    .toList();
            assertThatThrownBy(() -> store.ledger().commit(opens)).isInstanceOf(DatabaseException.class);
            for (Draft draft : List.of(ONE, TWO)) {
                assertThat(store.deliveries().find(draft.id()).orElseThrow().state())
                        .isEqualTo(DeliveryState.CLAIMED);
                assertThat(store.deliveries().attempt(draft.id())).isEmpty();
            }
            assertThat(store.deliveries().history(ONE.id())).isEqualTo(history);
            sql("DROP TRIGGER broken");
            assertThat(store.ledger().commit(opens)).containsOnly(new ChangeResult.Done());
        }
    }

    @Test
    void aPlanThatFailsInTheMiddleDoesNotMoveTheCursor() throws SQLException {
        try (JdbcStore store = open()) {
            sql("CREATE TRIGGER broken BEFORE INSERT ON delivery_payload BEGIN SELECT RAISE(ABORT, 'broken'); END");
            assertThatThrownBy(() -> plan(store, ONE)).isInstanceOf(DatabaseException.class);
            sql("DROP TRIGGER broken");
            assertThat(plan(store, ONE)).isInstanceOf(PlanReceipt.Accepted.class);
        }
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothingHalfDone() {
        SqliteFile file = new SqliteFile(folder.resolve("starling.db"), Duration.ofSeconds(5));
        try (SqliteDatabase database = SqliteDatabase.open(file, 1, InstantSource.system(), Threads.PLATFORM)) {
            JdbcDeliveryLedger ledger = new JdbcDeliveryLedger(database);
            JdbcDeliveryReader reader = new JdbcDeliveryReader(database);
            database.write(handle -> handle.execute("PRAGMA max_page_count = 80"));
            List<PlannedOrigin> origins = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                origins.add(origin(Draft.of("request-" + i, Samples.ANN)));
            }
            Plan plan = new Plan(origins, new Advance.RequestKey("key", "digest"), List.of());
            DatabaseException failure = catchThrowableOfType(DatabaseException.class, () -> ledger.plan(plan));
            assertThat(failure.trouble()).isEqualTo(Trouble.DISK_FULL);
            assertThat(failure).hasMessageContaining("The disk is full").hasMessageContaining("starling.db");
            assertThat(reader.counts()).isEmpty();
            database.write(handle -> handle.execute("PRAGMA max_page_count = 100000"));
            assertThat(ledger.plan(plan)).isInstanceOf(PlanReceipt.Accepted.class);
            assertThat(reader.counts()).isEqualTo(Map.of(DeliveryState.PLANNED, 1_000L));
        }
    }

    @Test
    void anInterruptedThreadLearnsTheResultAndStaysInterrupted() throws Exception {
        try (JdbcStore store = open()) {
            CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                plan(store, ONE);
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
            });
            caller.join();
            assertThat(stillInterrupted.get()).isTrue();
            assertThat(store.deliveries().find(ONE.id())).isPresent();
        }
    }

    @Test
    void manyVirtualThreadsPlanAndClaimWithoutLosingOrDoublingAnything() throws Exception {
        try (JdbcStore store = open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> plans = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Draft draft = Draft.of("request-" + i, i % 2 == 0 ? Samples.ANN : Samples.BEN);
                plans.add(threads.submit(() -> plan(store, draft)));
            }
            for (Future<?> plan : plans) {
                plan.get();
            }
            List<Future<List<Claim>>> claims = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                claims.add(threads.submit(() -> claim(store, 7)));
            }
            List<DeliveryId> claimed = new ArrayList<>();
            for (Future<List<Claim>> batch : claims) {
                batch.get().forEach(claim -> claimed.add(claim.delivery().id()));
            }
            assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAKilledProcessHasReportedIsThere() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlanningProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<DeliveryId> reported = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            while (reported.size() < 50) {
                reported.add(new DeliveryId(lines.readLine()));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (JdbcStore store = open()) {
            assertThat(reported)
                    .allSatisfy(id -> assertThat(store.deliveries().find(id)).isPresent());
            assertThat(store.deliveries().counts().get(DeliveryState.PLANNED)).isGreaterThanOrEqualTo(reported.size());
        }
        assertThat(check()).isEqualTo("ok");
    }

    private JdbcStore open() {
        return new JdbcStore(JdbcSettings.in(folder), InstantSource.system(), Threads.PLATFORM);
    }

    static PlanReceipt plan(JdbcStore store, Draft draft) {
        return store.ledger()
                .plan(new Plan(
                        List.of(origin(draft)),
                        new Advance.RequestKey(draft.origin().canonical(), "digest"),
                        List.of()));
    }

    private static PlannedOrigin origin(Draft draft) {
        return new PlannedOrigin(draft.origin(), null, List.of(draft.build()));
    }

    private static List<Claim> claim(JdbcStore store) {
        return claim(store, 10);
    }

    private static List<Claim> claim(JdbcStore store, int limit) {
        return store.ledger()
                .claim(new ClaimOrder("daemon", limit, Duration.ofMinutes(5), Duration.ofMinutes(1), Set.of()));
    }

    private static Change opening(Claim claim, Attempt attempt) {
        return new Change.Open(claim.delivery().id(), claim.delivery().epoch(), attempt, DailyCap.DEFAULT, null);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = connect();
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private String check() throws SQLException {
        try (Connection connection = connect();
                Statement plain = connection.createStatement();
                var rows = plain.executeQuery("PRAGMA integrity_check")) {
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("starling.db"));
    }

    /** A process of its own that plans one delivery after the other and reports each once it is durable. */
    static final class PlanningProcess {
        private PlanningProcess() {}

        public static void main(String[] arguments) throws IOException {
            JdbcStore store =
                    new JdbcStore(JdbcSettings.in(Path.of(arguments[0])), InstantSource.system(), Threads.PLATFORM);
            for (int i = 0; true; i++) {
                Draft draft = Draft.of("request-" + i, Samples.ANN);
                plan(store, draft);
                System.out.println(draft.id());
            }
        }
    }
}
