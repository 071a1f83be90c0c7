package social.starling.ports.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** A database that can be saved while it is being used. */
public interface BackupSource {
    /**
     * Writes everything the database keeps, as of one moment, with the same little memory however much it is. Whoever
     * writes to the database meanwhile does not wait. Secrets leave as they are stored: sealed.
     *
     * @param product the version of Starling that does it
     * @param rowsAhead is told how many rows will be written, before the first byte is
     * @param out stays open
     * @throws IOException when {@code out} fails
     */
    BackupManifest write(String product, LongConsumer rowsAhead, OutputStream out) throws IOException;
}
