package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupSource;

/** Streams a backup of the database out while the daemon works; one at a time, since each lets the log grow. */
final class BackupResource {
    /** How many rows the backup will have, told before its first byte. */
    static final String ROWS = "Starling-Backup-Rows";

    private static final Logger LOG = LoggerFactory.getLogger(BackupResource.class);

    private final BackupSource backups;
    private final Bodies bodies;
    private final AtomicBoolean busy = new AtomicBoolean();

    BackupResource(BackupSource backups, Bodies bodies) {
        this.backups = backups;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.post("/api/backup", this::write, Access.ADMIN);
    }

    private void write(Context context) {
        bodies.optional(context, Wish.class);
        if (!busy.compareAndSet(false, true)) {
            throw new ProblemException(
                    Problem.Kind.CONFLICT, "A backup is being made already; wait until that one is done");
        }
        try {
            context.contentType("application/zip");
            context.header("Content-Disposition", "attachment; filename=\"starling-backup.zip\"");
            BackupManifest manifest = backups.write(
                    Version.CURRENT,
                    rows -> context.header(ROWS, Long.toString(rows)),
                    context.res().getOutputStream());
            LOG.info(
                    "A backup of {} rows was written for the token {}",
                    manifest.rows(),
                    Text.printable(Guard.token(context).name()));
        } catch (IOException e) {
            // Whoever asked is gone; what has arrived has no end, and is no backup.
            LOG.warn("A backup was broken off: {}", e.toString());
        } finally {
            busy.set(false);
        }
    }

    /** Nothing can be wished for yet. */
    record Wish() {}
}
