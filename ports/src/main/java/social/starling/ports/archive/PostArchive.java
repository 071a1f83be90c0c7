package social.starling.ports.archive;

import java.time.Instant;
import social.starling.ports.platform.Platform;

/**
 * An archive that lies in the data folder, ready to be read.
 *
 * @param ownerId the platform's own id of the person whose posts it holds
 * @param ownerHandle the name they had when the platform made it, without {@code @}
 * @param bytes of the file as it was given
 * @param takenAt when it was given
 */
public record PostArchive(
        ArchiveId id,
        Platform platform,
        String ownerId,
        String ownerHandle,
        long bytes,
        Instant takenAt,
        ArchiveTally tally) {}
