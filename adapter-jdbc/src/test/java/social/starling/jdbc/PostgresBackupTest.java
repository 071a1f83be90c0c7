package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.ports.account.Account;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.BackupTable;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.testkit.contract.Draft;
import social.starling.testkit.contract.Samples;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;

/** R6: what was saved from the one kind of database is the same in the other, and back again. */
class PostgresBackupTest {
    /** What a restore writes anew. */
    private static final Set<String> MARKS = Set.of("publishing_pause", "generation");

    @TempDir
    Path folder;

    private Path data;
    private Path file;
    private PostgresAddress database;
    private JdbcSettings server;

    @BeforeEach
    void save() throws SQLException {
        data = folder.resolve("data");
        file = folder.resolve("backup.zip");
        Furnished.in(data);
        database = RealPostgres.newDatabase();
        server = JdbcSettings.in(data).withDatabase(PostgresHarness.server(database));
    }

    @Test
    void fromSqliteToPostgresAndBackEveryRowIsAsItWas() throws SQLException {
        BackupManifest first = Backups.save(data, file);
        assertThat(Backups.restore(file, server, false, BackupProgress.SILENT).locked())
                .isEmpty();
        Path returned = folder.resolve("returned.zip");
        BackupManifest second = Backups.save(server, returned);
        assertThat(second.database()).isEqualTo("postgresql");
        assertThat(contents(second)).isEqualTo(contents(first));
        Path other = folder.resolve("other");
        Backups.restore(returned, other, false);
        assertThat(Furnished.rows(other.resolve("starling.db"))).isEqualTo(Furnished.rows(data.resolve("starling.db")));
    }

    @Test
    void bothKindsHaveTheSameTablesAndColumns() {
        BackupManifest sqlite = Backups.save(folder.resolve("empty"), file);
        BackupManifest postgres = Backups.save(server, folder.resolve("empty.zip"));
        assertThat(columns(postgres)).isEqualTo(columns(sqlite));
        assertThat(postgres.schema()).isEqualTo(sqlite.schema());
    }

    @Test
    void theOrderInWhichAccountsWereConnectedIsKept() {
        Account cat = Samples.account(Samples.BETA, "cat");
        Account ann = Samples.account(Samples.ALPHA, "ann");
        Account ben = Samples.account(Samples.ALPHA, "ben");
        Path ordered = folder.resolve("ordered");
        try (SqliteHarness store = new SqliteHarness(ordered)) {
            List.of(cat, ann, ben).forEach(store.accounts()::save);
        }
        Backups.save(ordered, file);
        Backups.restore(file, server, false, BackupProgress.SILENT);
        try (JdbcStore store = open()) {
            assertThat(store.accounts().all()).containsExactly(cat, ann, ben);
        }
    }

    @Test
    void aRestoredDatabaseIsPausedAndCountsOn() {
        Backups.save(data, file);
        Backups.restore(file, server, false, BackupProgress.SILENT);
        try (JdbcStore store = open()) {
            assertThat(store.publishing().paused()).contains(Backups.PAUSE);
            assertThat(store.generations().current()).contains(Backups.NEXT);
            long newest = store.events().newest();
            assertThat(newest).isPositive();
            store.events().append(List.of(Samples.event("next")));
            assertThat(store.events().newest()).isEqualTo(newest + 1);
            assertThat(plan(store, Draft.of("new", Samples.BEN))).isInstanceOf(PlanReceipt.Accepted.class);
            assertThat(store.credentials()
                            .find(Samples.ANN)
                            .orElseThrow()
                            .secrets()
                            .get("app-password")
                            .reveal())
                    .isEqualTo(Furnished.CANARY);
        }
        BackupManifest again = Backups.save(server, folder.resolve("again.zip"));
        assertThat(again.counters()).containsEntry("delivery", 28L);
    }

    @Test
    void whatIsWrittenMeanwhileNeitherWaitsNorStandsInIt() throws IOException {
        try (JdbcStore store = open()) {
            store.events().append(List.of(Samples.event("before")));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BackupManifest manifest = store.backups().write("1", rows -> {}, new OutputStream() {
                private boolean begun;

                @Override
                public void write(int b) {
                    if (!begun) {
                        begun = true;
                        store.events().append(List.of(Samples.event("meanwhile")));
                    }
                    bytes.write(b);
                }
            });
            assertThat(store.events().newest()).isEqualTo(2);
            assertThat(contents(manifest).get("event").rows()).isEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyOrInUseIsNeverReplaced() throws SQLException {
        Backups.save(data, file);
        try (JdbcStore store = open()) {
            assertThat(store.events().newest()).isZero();
            assertThatThrownBy(() -> Backups.restore(file, server, true, BackupProgress.SILENT))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use by a Starling")
                    .hasMessageContaining("Stop every daemon");
            store.events().append(List.of(Samples.event("here")));
        }
        awaitNobody();
        assertThatThrownBy(() -> Backups.restore(file, server, true, BackupProgress.SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is not empty")
                .hasMessageContaining("createdb");
        try (JdbcStore store = open()) {
            assertThat(store.events().newest()).isEqualTo(1);
        }
    }

    @Test
    void aRestoreThatDiesHalfWayLeavesNothingAndCanBeRepeated() throws SQLException {
        Backups.save(data, file);
        int steps = 0;
        for (int call = 1; call < 1_000; call += 40) {
            BackupProgress dying = dyingAt(call);
            if (!(catchThrowable(() -> Backups.restore(file, server, false, dying)) instanceof Dying)) {
                break;
            }
            steps++;
            assertThat(rows("delivery") + rows("event") + rows("publishing_pause"))
                    .isZero();
        }
        assertThat(steps).isPositive();
        assertThat(rows("delivery")).isEqualTo(27);
    }

    private static BackupProgress dyingAt(int call) {
        int[] seen = new int[1];
        return (step, rows, of) -> {
            if (++seen[0] == call) {
                throw new Dying();
            }
        };
    }

    private static final class Dying extends Error {
        private static final long serialVersionUID = 1;
    }

    private long rows(String table) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            try (var exists = statement.executeQuery("SELECT to_regclass('" + table + "')")) {
                exists.next();
                if (exists.getString(1) == null) {
                    return 0;
                }
            }
            try (var count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    /** A server takes a moment to see that a connection is gone. */
    private void awaitNobody() throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            long others = 1;
            while (others > 0 && System.nanoTime() < end) {
                try (var count = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE datname ="
                        + " current_database() AND application_name = 'starling'")) {
                    count.next();
                    others = count.getLong(1);
                }
            }
        }
    }

    private JdbcStore open() {
        return new JdbcStore(server, InstantSource.system(), Threads.PLATFORM);
    }

    private static PlanReceipt plan(JdbcStore store, Draft draft) {
        return store.ledger()
                .plan(new Plan(
                        List.of(new PlannedOrigin(draft.origin(), null, List.of(draft.build()))),
                        new Advance.RequestKey(draft.origin().canonical(), "digest"),
                        List.of()));
    }

    private static Map<String, BackupTable> contents(BackupManifest manifest) {
        Map<String, BackupTable> tables = new TreeMap<>();
        manifest.tables()
                .forEach(table -> tables.put(
                        table.name(),
                        new BackupTable(
                                table.name(),
                                List.copyOf(table.columns()),
                                table.rows(),
                                table.bytes(),
                                table.sha256())));
        tables.keySet().removeAll(MARKS);
        return tables;
    }

    private static Map<String, Set<Object>> columns(BackupManifest manifest) {
        Map<String, Set<Object>> tables = new TreeMap<>();
        manifest.tables().forEach(table -> tables.put(table.name(), Set.copyOf(table.columns())));
        return tables;
    }
}
