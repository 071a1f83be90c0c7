package social.starling.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import social.starling.jdbc.DatabaseLocation.SqliteFile;

/**
 * The connections to a SQLite file: one that writes, since SQLite has one writer at a time anyway, and a few that see
 * the last committed state beside it (https://sqlite.org/wal.html).
 */
final class SqliteConnections implements AutoCloseable {
    /** In KiB; negative by SQLite's convention. */
    private static final int WRITER_CACHE = -16_384;

    private static final int READER_CACHE = -4_096;

    /** 16 MiB of log before it is copied into the file: fewer, longer copies than the default of 4 MiB. */
    private static final int PAGES_UNTIL_CHECKPOINT = 4_096;

    private final SQLiteDataSource source;
    private final SQLiteDataSource reading;
    private final Connection writer;

    SqliteConnections(SqliteFile location) throws SQLException {
        this.source = source(location, false);
        this.reading = source(location, true);
        this.writer = source.getConnection();
    }

    /** The one connection that writes; it stays open, so that what is prepared on it stays prepared. */
    Connection writer() {
        return writer;
    }

    /** Further connections that write, for the time before the first transaction. */
    DataSource migration() {
        return source;
    }

    /** A further connection that only reads; the caller closes it. */
    Connection reader() throws SQLException {
        return reading.getConnection();
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }

    private static SQLiteDataSource source(SqliteFile location, boolean reading) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) location.busyTimeout().toMillis());
        config.enforceForeignKeys(true);
        config.setTransactionMode(reading ? TransactionMode.DEFERRED : TransactionMode.IMMEDIATE);
        config.setCacheSize(reading ? READER_CACHE : WRITER_CACHE);
        config.setWalAutocheckpoint(PAGES_UNTIL_CHECKPOINT);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + location.file());
        return source;
    }
}
