package social.starling.daemon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.archive.ArchiveTally;
import social.starling.ports.archive.PostArchive;

/** An archive as the API shows it; see {@link ArchiveTally}. */
record ArchiveJson(
        String id,
        String platform,
        String ownerId,
        String ownerHandle,
        long bytes,
        Instant takenAt,
        int posts,
        int reposts,
        int replies,
        int threads,
        int notes,
        int media,
        int missing,
        int unreadable,
        @Nullable Instant oldest,
        @Nullable Instant newest) {
    static ArchiveJson of(PostArchive archive) {
        ArchiveTally tally = archive.tally();
        return new ArchiveJson(
                archive.id().value(),
                archive.platform().id(),
                archive.ownerId(),
                archive.ownerHandle(),
                archive.bytes(),
                archive.takenAt(),
                tally.posts(),
                tally.reposts(),
                tally.replies(),
                tally.threads(),
                tally.notes(),
                tally.media(),
                tally.missing(),
                tally.unreadable(),
                tally.oldest(),
                tally.newest());
    }
}
