package social.starling.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongConsumer;
import social.starling.jdbc.backup.BackupWriter;
import social.starling.jdbc.backup.SqliteEngine;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupSource;

/**
 * Saves a SQLite file while it is written to: a reading transaction on a connection of its own sees one moment, and who
 * writes appends to the log beside it (https://sqlite.org/wal.html). The log grows until the backup is done.
 */
final class SqliteBackupSource implements BackupSource {
    private final SqliteDatabase database;
    private final InstantSource clock;
    private final ThreadFactory threads;

    SqliteBackupSource(SqliteDatabase database, InstantSource clock, ThreadFactory threads) {
        this.database = database;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public BackupManifest write(String product, LongConsumer rowsAhead, OutputStream out) throws IOException {
        FutureTask<BackupManifest> work = new FutureTask<>(() -> writeHere(product, rowsAhead, out));
        threads.newThread(work).start();
        try {
            return work.get();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("The backup was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw database.explained(e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    private BackupManifest writeHere(String product, LongConsumer rowsAhead, OutputStream out)
            throws SQLException, IOException {
        try (Connection snapshot = database.snapshot()) {
            snapshot.setAutoCommit(false);
            int schema = SqliteSchema.version(snapshot);
            return new BackupWriter(snapshot, new SqliteEngine(SqliteSchema.HISTORY))
                    .write(schema, product, clock.instant(), rowsAhead, out);
        }
    }
}
