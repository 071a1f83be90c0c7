package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteDataSource;
import social.starling.jdbc.backup.BackupFile;
import social.starling.jdbc.backup.BackupWriter;
import social.starling.ports.account.AccountState;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.DatabaseContent;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;
import social.starling.testkit.contract.Samples;

/** R6: a restore puts a whole database in place or nothing, and loses nothing that stood there. */
class BackupRestoreTest {
    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void save() throws SQLException {
        data = folder.resolve("data");
        file = folder.resolve("backup.zip");
        Furnished.in(data);
        Backups.save(data, file);
    }

    @Test
    void aRestoredDatabaseIsPausedAndBeginsAnotherLineOfHistory() {
        Path other = folder.resolve("other");
        Backups.copyKey(data, other);
        RestoreResult result = Backups.restore(file, other, false);
        try (JdbcStore store = open(other)) {
            assertThat(store.publishing().paused()).contains(Backups.PAUSE);
            assertThat(store.generations().current()).contains(Backups.NEXT);
        }
        assertThat(result.kept()).isNull();
        assertThat(result.database()).isEqualTo(other.resolve("starling.db").toString());
        assertThat(permissions(other.resolve("starling.db"))).isEqualTo("rw-------");
    }

    @Test
    void theDatabaseThatStoodThereIsKeptBesideWithAllOfItsLog() throws SQLException, IOException {
        Path lively = folder.resolve("lively");
        Files.createDirectory(lively);
        // As a killed process leaves it: what was committed last stands in the log alone.
        try (JdbcStore store = open(data)) {
            store.events().append(List.of(Samples.event("the last one")));
            for (String name : List.of("starling.db", "starling.db-wal", "secrets.key.json")) {
                Files.copy(data.resolve(name), lively.resolve(name));
            }
        }
        RestoreResult result = Backups.restore(file, lively, true);
        Path kept = lively.resolve("starling.db.before-restore-20261120-170501");
        assertThat(result.kept()).isEqualTo(kept.toString());
        assertThat(Furnished.rows(kept)).isEqualTo(Furnished.rows(data.resolve("starling.db")));
        assertThat(Furnished.rows(lively.resolve("starling.db")).get("event"))
                .hasSize(Furnished.rows(kept).get("event").size() - 1);
        assertThat(names(lively)).noneMatch(name -> name.contains("restoring"));
        assertThat(Backups.restore(file, lively, true).kept()).isEqualTo(kept + "-2");
    }

    @Test
    void aDamagedDatabaseIsReplacedAndKeptAsItIs() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("starling.db"), "This is no database. ".repeat(99));
        Files.writeString(broken.resolve("starling.db-wal"), "Nor is this a log.");
        Backups.copyKey(data, broken);
        RestoreResult result = Backups.restore(file, broken, true);
        Path kept = Path.of(String.valueOf(result.kept()));
        assertThat(kept).hasContent("This is no database. ".repeat(99));
        assertThat(broken.resolve(kept.getFileName() + "-wal")).hasContent("Nor is this a log.");
        try (JdbcStore store = open(broken)) {
            assertThat(store.events().newest()).isPositive();
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyIsRefusedAndLeftAsItIs() throws SQLException {
        Map<String, List<String>> before = Furnished.rows(data.resolve("starling.db"));
        assertThatThrownBy(() -> Backups.restore(file, data, false))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is not empty")
                .hasMessageContaining("--replace");
        assertThat(Furnished.rows(data.resolve("starling.db"))).isEqualTo(before);
    }

    @Test
    void aDatabaseThatWasOpenedAndNeverUsedIsEmpty() {
        Path unused = folder.resolve("unused");
        open(unused).close();
        assertThat(new JdbcRestore(JdbcSettings.in(unused)).content()).isEmpty();
        assertThat(Backups.restore(file, unused, false).kept()).isNotNull();
        DatabaseContent content =
                new JdbcRestore(JdbcSettings.in(unused)).content().orElseThrow();
        assertThat(content.deliveries()).isEqualTo(27);
        assertThat(content.newestEvent()).isEqualTo(Samples.NOW);
    }

    @Test
    void aDatabaseInUseIsRefused() {
        try (JdbcStore store = open(data)) {
            assertThatThrownBy(() -> Backups.restore(file, data, true))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use");
            assertThat(store.events().newest()).isPositive();
        }
    }

    @Test
    void aRestoreThatDiesHalfWayLeavesTheOldDatabaseWholeAndCanBeRepeated() throws SQLException, IOException {
        Path other = folder.resolve("other");
        try (JdbcStore store = open(other)) {
            store.events().append(List.of(Samples.event("the old one")));
        }
        Map<String, List<String>> before = Furnished.rows(other.resolve("starling.db"));
        int steps = 0;
        for (int call = 1; call < 1_000; call += 3) {
            BackupProgress dying = dyingAt(call);
            if (!(catchThrowable(() -> Backups.restore(file, other, true, dying)) instanceof DyingException)) {
                break;
            }
            steps++;
            assertThat(Furnished.rows(other.resolve("starling.db")))
                    .as("step %d", steps)
                    .isEqualTo(before);
            assertThat(names(other))
                    .as("step %d", steps)
                    .noneMatch(name -> name.contains("restoring") || name.contains("before"));
        }
        assertThat(steps).isGreaterThan(10);
        assertThat(Furnished.rows(other.resolve("starling.db"))).isEqualTo(Furnished.rows(data.resolve("starling.db")));
    }

    @Test
    void theLeftoversOfAKilledRestoreAreInNobodysWay() throws IOException, SQLException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("starling.db.restoring"), "half of it");
        Files.writeString(other.resolve("starling.db.restoring-wal"), "and of its log");
        Backups.restore(file, other, false);
        assertThat(names(other)).noneMatch(name -> name.contains("restoring"));
        assertThat(Furnished.rows(other.resolve("starling.db"))).isEqualTo(Furnished.rows(data.resolve("starling.db")));
    }

    static Stream<Integer> versions() {
        return IntStream.rangeClosed(1, SqliteSchema.KNOWN).boxed();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aBackupOfEveryOlderSchemaIsBroughtUpToDate(int version) throws SQLException, IOException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("old.db"));
        SqliteSchema.migrate(source, version);
        Path old = folder.resolve("old.zip");
        try (Connection connection = source.getConnection();
                OutputStream out = Files.newOutputStream(old)) {
            connection
                    .createStatement()
                    .execute("INSERT INTO event (type, at, subject, fields) VALUES ('a.b', 1, 's'," + " '{}')");
            connection.setAutoCommit(false);
            new BackupWriter(connection, new SqliteEngine()).write("0", Backups.NOW, rows -> {}, out);
        }
        Path other = folder.resolve("other");
        Backups.restore(old, other, false);
        try (JdbcStore store = open(other)) {
            assertThat(store.events().newest()).isEqualTo(1);
            assertThat(store.publishing().paused()).contains(Backups.PAUSE);
            assertThat(store.generations().current()).contains(Backups.NEXT);
        }
    }

    @Test
    void withTheKeyEverySecretOpens() {
        Path other = folder.resolve("other");
        Backups.copyKey(data, other);
        RestoreResult result = Backups.restore(file, other, false);
        assertThat(result.locked()).isEmpty();
        assertThat(result.keyMissing()).isFalse();
        try (JdbcStore store = open(other)) {
            assertThat(store.credentials()
                            .find(Samples.ANN)
                            .orElseThrow()
                            .secrets()
                            .get("app-password")
                            .reveal())
                    .isEqualTo(Furnished.CANARY);
        }
    }

    @Test
    void withoutTheKeyTheAccountsAreNamedAndNoKeyIsMade() {
        Path other = folder.resolve("other");
        RestoreResult result = Backups.restore(file, other, false);
        assertThat(result.keyMissing()).isTrue();
        assertThat(result.locked()).containsExactly("alpha:ann.example");
        assertThat(other.resolve("secrets.key.json")).doesNotExist();
    }

    @Test
    void withAnotherKeyTheAccountsAreNamed() {
        Path other = folder.resolve("other");
        open(other).close();
        RestoreResult result = Backups.restore(file, other, true);
        assertThat(result.keyMissing()).isFalse();
        assertThat(result.locked()).containsExactly("alpha:ann.example");
    }

    @Test
    void whoHasLostTheKeyForgetsTheSecretsAndSignsInAgain() {
        Path other = folder.resolve("other");
        RestoreResult result;
        try (BackupFile backup = BackupFile.open(file)) {
            result = new JdbcRestore(JdbcSettings.in(other))
                    .restore(
                            backup,
                            new RestoreWish(false, true),
                            earlier -> Optional.of(Backups.PAUSE),
                            Optional.of(Backups.NEXT),
                            Backups.NOW,
                            BackupProgress.SILENT);
        }
        assertThat(result.locked()).isEmpty();
        assertThat(result.keyMissing()).isFalse();
        try (JdbcStore store = open(other)) {
            assertThat(store.credentials().find(Samples.ANN)).isEmpty();
            assertThat(store.accounts().find(Samples.ANN).orElseThrow().state()).isEqualTo(AccountState.NEEDS_SIGN_IN);
            assertThat(store.accounts().find(Samples.CAT).orElseThrow().state()).isEqualTo(AccountState.ACTIVE);
        }
    }

    private static BackupProgress dyingAt(int call) {
        int[] seen = new int[1];
        return (step, rows, of) -> {
            if (++seen[0] == call) {
                throw new DyingException();
            }
        };
    }

    private static final class DyingException extends Error {
        private static final long serialVersionUID = 1;
    }

    private static JdbcStore open(Path folder) {
        return new JdbcStore(JdbcSettings.in(folder), InstantSource.system(), Threads.PLATFORM);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
