package social.starling.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import social.starling.jdbc.backup.BackupFile;
import social.starling.jdbc.backup.BackupLoad;
import social.starling.ports.backup.BackupProgress;

/**
 * Fills a new SQLite file from a backup, apart from the one in use. Until it is whole nothing relies on it, so nothing is
 * synchronised on the way.
 */
final class SqliteRestore {
    /** In KiB; negative by SQLite's convention. */
    private static final int CACHE = -16_384;

    private final Path fresh;
    private final BackupProgress progress;

    /** @param fresh the file to be made; its leftovers are removed */
    SqliteRestore(Path fresh, BackupProgress progress) {
        this.fresh = fresh;
        this.progress = progress;
    }

    /** Loads, migrates to today, and writes {@code afterwards} into it. */
    void fill(BackupFile backup, RestoreMark mark) throws SQLException, IOException {
        remove();
        PrivateFiles.createFile(fresh);
        SQLiteDataSource source = source();
        SqliteSchema.migrate(source, backup.manifest().schema());
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            new BackupLoad(connection, new SqliteEngine(), progress).load(backup);
            mark.write(Jdbi.open(connection));
            connection.commit();
        }
        if (backup.manifest().schema() < SqliteSchema.KNOWN) {
            SqliteSchema.migrate(source, SqliteSchema.KNOWN);
        }
        try (Connection connection = source.getConnection()) {
            requireSound(connection);
            mark.begin(Jdbi.open(connection));
        }
        PrivateFiles.sync(fresh);
    }

    Path fresh() {
        return fresh;
    }

    /** What a restore that did not come to its end has left. */
    void remove() throws IOException {
        for (String suffix : new String[] {"", "-journal", "-wal", "-shm"}) {
            Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + suffix));
        }
    }

    private SQLiteDataSource source() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.enforceForeignKeys(true);
        config.setCacheSize(CACHE);
        config.setTempStore(SQLiteConfig.TempStore.FILE);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + fresh);
        return source;
    }

    private static void requireSound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA foreign_key_check")) {
            if (answer.next()) {
                throw new SQLException("A row of " + answer.getString(1) + " refers to a missing one of "
                        + answer.getString(3) + " after the restore");
            }
        }
    }
}
