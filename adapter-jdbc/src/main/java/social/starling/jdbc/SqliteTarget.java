package social.starling.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.DatabaseContent;

/** A SQLite file: the backup is loaded into another one, which then takes its name. */
final class SqliteTarget implements RestoreTarget {
    private final Path file;
    private final SqliteFaults faults;
    private final InstanceLock lock;

    /** @throws DatabaseException {@code IN_USE} while a daemon runs on it */
    SqliteTarget(Path file) {
        this.file = file;
        this.faults = new SqliteFaults(file);
        this.lock = SqliteDatabase.prepare(file, false);
    }

    @Override
    public Optional<DatabaseContent> content() throws SQLException, IOException {
        return SqliteContent.of(file);
    }

    @Override
    public @Nullable String put(
            BackupFile backup, boolean replace, RestoreMark mark, Instant now, BackupProgress progress)
            throws SQLException, IOException {
        if (!replace && content().isPresent()) {
            throw new BackupException(
                    BackupException.Trouble.OCCUPIED,
                    "The database " + file
                            + " is not empty. Restore into an empty data folder, or say --replace: what stands there is"
                            + " then kept beside it under another name",
                    null);
        }
        SqliteRestore restore = new SqliteRestore(file.resolveSibling(file.getFileName() + ".restoring"), progress);
        try {
            restore.fill(backup, mark);
            Path kept = new SqliteReplacement(file).replaceBy(restore.fresh(), now);
            return kept == null ? null : kept.toString();
        } finally {
            restore.remove();
        }
    }

    @Override
    public SecretCheck.Secrets secrets() throws SQLException {
        return SecretCheck.read(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    @Override
    public RuntimeException explained(Exception failure) {
        return failure instanceof IOException
                ? new DatabaseException(
                        Trouble.UNREADABLE,
                        "The database " + file + " cannot be put in place (" + failure
                                + "). Check that its folder belongs to this user, is writable and has room; what stood"
                                + " there is whole",
                        failure)
                : faults.explain(failure);
    }

    @Override
    public void close() {
        SqliteDatabase.release(lock);
    }
}
