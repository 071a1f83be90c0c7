package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.ports.account.Secret;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.testkit.contract.Samples;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;

/** Opening a PostgreSQL database, and what is said where that fails. */
class PostgresOpeningTest {
    @TempDir
    Path folder;

    @Test
    void theKnownSchemaIsTheNewestScriptAndSqliteHasItToo() {
        assertThat(newest(PostgresSchema.SCRIPTS)).isEqualTo(SqliteSchema.KNOWN);
        assertThat(newest(SqliteSchema.SCRIPTS)).isEqualTo(SqliteSchema.KNOWN);
    }

    @Test
    void manyDaemonsMayMakeTheTablesAtOnce() throws Exception {
        PostgresAddress database = RealPostgres.newDatabase();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<JdbcStore>> stores = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                stores.add(threads.submit(() -> open(database, folder)));
            }
            for (Future<JdbcStore> store : stores) {
                assertThat(store.get().deliveries().counts()).isEmpty();
                store.get().close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNewerSchemaRefusesThisBinary() throws SQLException {
        PostgresAddress database = RealPostgres.newDatabase();
        open(database, folder).close();
        sql(
                database,
                "INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'test', 1, true)");
        assertThatThrownBy(() -> open(database, folder))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("schema 99")
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void aDaemonWithAnotherKeyIsRefused() throws Exception {
        PostgresAddress database = RealPostgres.newDatabase();
        open(database, folder).close();
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThatThrownBy(() -> open(database, other))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("All daemons on one database need the same")
                .hasMessageContaining(other.toString());
        Files.copy(
                folder.resolve("secrets.key.json"),
                other.resolve("secrets.key.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        open(database, other).close();
    }

    @Test
    void aRotatedKeyOpensTheDatabaseAgain() {
        PostgresAddress database = RealPostgres.newDatabase();
        try (JdbcStore store = open(database, folder)) {
            store.credentials().store(Samples.ANN, Map.of("password", new Secret("hush")), null);
            store.rotateSecretKey();
        }
        try (JdbcStore store = open(database, folder)) {
            assertThat(store.credentials().find(Samples.ANN).orElseThrow().secrets())
                    .containsEntry("password", new Secret("hush"));
        }
    }

    @Test
    void aServerThatIsAwayIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DatabaseException failure =
                failure(new PostgresServer("jdbc:postgresql://127.0.0.1:" + port + "/x", "ann", null));
        assertThat(failure.trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(failure)
                .hasMessageContaining("127.0.0.1:" + port + "/x cannot be reached")
                .hasMessageContaining("Check that the server runs");
    }

    @Test
    void aDatabaseThatIsMissingIsNamed() {
        PostgresAddress database = RealPostgres.newDatabase();
        DatabaseException failure = failure(new PostgresServer(
                database.url() + "_missing", database.user(), new Secret(database.password() + "x")));
        assertThat(failure.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(failure).hasMessageContaining("does not exist. Create it");
    }

    @Test
    void aUserWhoMayNotMakeTablesIsToldSo() throws SQLException {
        PostgresAddress database = RealPostgres.newDatabase();
        String guest = "guest_" + ProcessHandle.current().pid();
        sql(database, "CREATE ROLE " + guest + " LOGIN PASSWORD 'guest'");
        try {
            DatabaseException failure = failure(new PostgresServer(database.url(), guest, new Secret("guest")));
            assertThat(failure.trouble()).isEqualTo(Trouble.REFUSED);
            assertThat(failure).hasMessageContaining("does not let this user make or change its tables");
        } finally {
            sql(database, "DROP ROLE " + guest);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/x",
                "localhost",
                "jdbc:postgresql://ann:hush@localhost/x",
                "jdbc:postgresql://localhost/x?password=hush",
                "jdbc:postgresql://localhost/x?sslmode=require&user=ann",
                "jdbc:postgresql://localhost/x?sslpassword=hush",
                "jdbc:postgresql://local host/x"
            })
    void anAddressThatTellsASecretOrNoDatabaseIsRefusedWithoutBeingRepeatedWhole(String url) {
        assertThatThrownBy(() -> new PostgresServer(url, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with \u0000 inside", "half \uD83D of a pair", "the other \uDE00 half", "whole \uD83D\uDE00"})
    void textsThatUtf8DoesNotKnowAreStoredAllTheSame(String reason) {
        PostgresAddress database = RealPostgres.newDatabase();
        try (JdbcStore store = open(database, folder)) {
            store.publishing().pause(new Pause(reason, "somebody", Instant.EPOCH));
            store.publishing().restate(new Pause(reason, "somebody", Instant.EPOCH));
            assertThat(store.publishing().paused().orElseThrow().reason())
                    .isEqualTo(reason.replace('\u0000', '\uFFFD')
                            .replaceAll("\uD83D(?!\uDE00)", "\uFFFD")
                            .replaceAll("(?<!\uD83D)\uDE00", "\uFFFD"));
        }
    }

    private static int newest(String scripts) {
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:sqlite::memory:", null, null)
                .locations(scripts)
                .load();
        var all = flyway.info().all();
        return Integer.parseInt(all[all.length - 1].getVersion().getVersion());
    }

    private DatabaseException failure(PostgresServer server) {
        JdbcSettings settings = JdbcSettings.in(folder).withDatabase(server);
        DatabaseException failure = catchThrowableOfType(
                DatabaseException.class, () -> new JdbcStore(settings, InstantSource.system(), Threads.PLATFORM));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static JdbcStore open(PostgresAddress database, Path folder) {
        return new JdbcStore(
                JdbcSettings.in(folder).withDatabase(PostgresHarness.server(database)),
                InstantSource.system(),
                Threads.PLATFORM);
    }

    private static void sql(PostgresAddress database, String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}
