package social.starling.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.DatabaseContent;

/** A database that nobody else uses while this is open, and into which a backup can be put. */
interface RestoreTarget extends AutoCloseable {
    /** What stands there; empty where nothing does. */
    Optional<DatabaseContent> content() throws SQLException, IOException;

    /**
     * Puts the backup in place, whole or not at all.
     *
     * @param replace whether something may stand there
     * @param now part of the name under which what stood there is kept
     * @return where what stood there is kept; null where nothing did
     */
    @Nullable
    String put(BackupFile backup, boolean replace, RestoreMark mark, Instant now, BackupProgress progress)
            throws SQLException, IOException;

    /** Of what was put there, with secrets. */
    SecretCheck.Secrets secrets() throws SQLException;

    /** What a failure means for the one who restores. */
    RuntimeException explained(Exception failure);

    @Override
    void close();
}
