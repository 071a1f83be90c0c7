package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.SqliteFile;

/** What happens to the files, and what a person hears when they cannot be opened. */
class OpeningTest {
    @TempDir
    Path folder;

    @Test
    void aMissingFolderIsMadeForItsOwnerAlone() throws IOException {
        Path data = folder.resolve("new/data");
        open(data).close();
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.getParent())).isEqualTo("rwx------");
    }

    @Test
    void allFilesAreTheOwnersAloneWhileItIsOpen() throws IOException {
        try (JdbcStore store = open(folder)) {
            store.publishing().resume();
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> all = files.toList();
                assertThat(all)
                        .extracting(file -> file.getFileName().toString())
                        .contains("starling.db", "starling.db-wal", "starling.db.lock", "secrets.key.json");
                assertThat(all).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        Path database = folder.resolve("starling.db");
        Files.createFile(database, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        open(folder).close();
        assertThat(permissions(database)).isEqualTo("rw-------");
    }

    @Test
    void aPathThatTheDriverWouldCutShortIsRefusedAndMakesNoOtherFile() throws IOException {
        assertThatThrownBy(() -> open(folder.resolve("what?")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("what?")
                .hasMessageContaining("name a folder without one");
        try (Stream<Path> made = Files.walk(folder)) {
            assertThat(made.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aSecondStoreInTheSameProcessIsRefused() {
        try (JdbcStore store = open(folder)) {
            assertThat(troubleOf(() -> open(folder))).isEqualTo(Trouble.IN_USE);
            assertThat(store.publishing().paused()).isEmpty();
        }
    }

    @Test
    void aRefusedSecondStoreDoesNotTakeTheFirstOnesLockAway() throws Exception {
        try (JdbcStore store = open(folder)) {
            troubleOf(() -> open(folder));
            assertThat(lockTriedElsewhere()).startsWith("taken");
            assertThat(store.publishing().paused()).isEmpty();
        }
        assertThat(lockTriedElsewhere()).startsWith("free");
    }

    @Test
    void aStoreInAnotherProcessIsNamedInTheRefusal() throws Exception {
        Process other = elsewhere("hold");
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("holding");
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining("process " + other.pid())
                    .hasMessageContaining("name another data folder");
        } finally {
            other.destroyForcibly().waitFor();
        }
        open(folder).close();
    }

    @Test
    void aClosedStoreCanBeOpenedAgain() {
        open(folder).close();
        try (JdbcStore again = open(folder)) {
            assertThat(again.events().newest()).isZero();
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        JdbcStore store = open(folder);
        store.close();
        assertThat(troubleOf(() -> store.events().newest())).isEqualTo(Trouble.CLOSED);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path database = folder.resolve("starling.db");
        String text = "This is a letter, not a database. ".repeat(100);
        Files.writeString(database, text);
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(database.toString())
                .hasMessageContaining("no SQLite database or is damaged")
                .hasMessageContaining("backup");
        assertThat(database).hasContent(text);
        assertThat(lockIsFree()).isTrue();
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        open(folder).close();
        Path database = folder.resolve("starling.db");
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[50]), 100);
        }
        assertThat(troubleOf(() -> open(folder))).isEqualTo(Trouble.DAMAGED);
    }

    @Test
    void aFolderInPlaceOfTheFileIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("starling.db"));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));
        assertThat(troubleOf(() -> open(file))).isEqualTo(Trouble.UNREADABLE);
    }

    @Test
    void aNewerSchemaRefusesThisBinary() throws SQLException {
        open(folder).close();
        sql("INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'test', 1, 1)");
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("schema 99")
                .hasMessageContaining("knows up to " + SqliteSchema.KNOWN)
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void theKnownSchemaIsTheNewestScript() {
        Flyway flyway = Flyway.configure()
                .dataSource("jdbc:sqlite::memory:", null, null)
                .locations(SqliteSchema.SCRIPTS)
                .load();
        assertThat(List.of(flyway.info().pending()))
                .last()
                .satisfies(newest ->
                        assertThat(newest.getVersion().getVersion()).isEqualTo(Integer.toString(SqliteSchema.KNOWN)));
    }

    @Test
    void aLockOfAnotherProgramIsNamedAfterTheTimeout() throws SQLException {
        JdbcSettings usual = JdbcSettings.in(folder);
        JdbcSettings impatient =
                usual.withDatabase(new SqliteFile(folder.resolve("starling.db"), Duration.ofMillis(50)));
        try (JdbcStore store = new JdbcStore(impatient, InstantSource.system(), Threads.PLATFORM);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("starling.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> store.publishing().resume())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("Another program holds a lock")
                    .hasMessageContaining("starling.db");
            statement.execute("ROLLBACK");
            store.publishing().resume();
            assertThat(store.publishing().paused()).isEmpty();
        }
    }

    @Test
    void everyConnectionThatWritesDoesSoThroughToTheDisk() throws SQLException {
        try (SqliteConnections connections =
                        new SqliteConnections(new SqliteFile(folder.resolve("starling.db"), Duration.ofSeconds(5)));
                Statement statement = connections.writer().createStatement()) {
            assertThat(pragma(statement, "synchronous")).isEqualTo("2");
            assertThat(pragma(statement, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(statement, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(statement, "busy_timeout")).isEqualTo("5000");
        }
    }

    private static JdbcStore open(Path folder) {
        return new JdbcStore(JdbcSettings.in(folder), InstantSource.system(), Threads.PLATFORM);
    }

    private static Trouble troubleOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        DatabaseException failure = catchThrowableOfType(DatabaseException.class, call);
        assertThat(failure).isNotNull();
        return failure.trouble();
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("starling.db"));
                Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (var rows = statement.executeQuery("PRAGMA " + name)) {
            return rows.getString(1);
        }
    }

    private boolean lockIsFree() throws IOException {
        InstanceLock.take(folder.resolve("starling.db")).close();
        return true;
    }

    private String lockTriedElsewhere() throws Exception {
        Process other = elsewhere("try");
        String answer = other.inputReader().readLine();
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return answer;
    }

    private Process elsewhere(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockProbe.class.getName(),
                        what,
                        folder.resolve("starling.db").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
