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
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupSource;

/**
 * Saves a database while it is written to: one reading transaction on a connection of its own sees one moment. Who writes
 * to SQLite meanwhile appends to the log beside the file (https://sqlite.org/wal.html), which grows until that is done.
 */
final class DatabaseBackupSource implements BackupSource {
    private final Database database;
    private final InstantSource clock;
    private final ThreadFactory threads;

    DatabaseBackupSource(Database database, InstantSource clock, ThreadFactory threads) {
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
            return new BackupWriter(snapshot, database.engine()).write(product, clock.instant(), rowsAhead, out);
        }
    }
}
