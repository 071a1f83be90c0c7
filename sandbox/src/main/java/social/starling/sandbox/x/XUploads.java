package social.starling.sandbox.x;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import social.starling.sandbox.Blobs;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;
import social.starling.sandbox.media.MediaFile;

/** The uploads of the last 24 hours. It judges nothing but whose an id is and whether it lives. */
final class XUploads {
    static final Duration LIFE = Duration.ofHours(24);

    private final Shelf<XUpload> uploads;
    private final Blobs blobs;
    private final XIds ids;
    private final InstantSource clock;

    XUploads(Journal journal, XIds ids, InstantSource clock) {
        this.uploads = journal.shelf("uploads", XUpload.class);
        this.blobs = journal.blobs();
        this.ids = ids;
        this.clock = clock;
    }

    XUpload begin(String userId, String mediaType, XCategory category, long totalBytes) {
        Instant now = clock.instant();
        uploads.removeIf(upload -> upload.expires().plus(LIFE).isBefore(now));
        return put(new XUpload(
                ids.next(),
                userId,
                mediaType,
                category,
                totalBytes,
                Map.of(),
                now.plus(LIFE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** An id of any state and age. */
    Optional<XUpload> find(String id) {
        return uploads.find(id);
    }

    boolean isAlive(XUpload upload) {
        return clock.instant().isBefore(upload.expires());
    }

    long secondsLeft(XUpload upload) {
        return Math.max(0, Duration.between(clock.instant(), upload.expires()).toSeconds());
    }

    XUpload append(XUpload upload, int index, byte[] bytes) {
        return put(upload.with(index, segment(bytes)));
    }

    XUpload.Segment segment(byte[] bytes) {
        return new XUpload.Segment(blobs.add(bytes), bytes.length);
    }

    /** Joins the segments, which must have no gap. */
    XUpload.Whole whole(XUpload upload) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < upload.segments().size(); i++) {
            XUpload.Segment segment = upload.segments().get(i);
            if (segment == null) {
                throw new IllegalArgumentException("segment " + i + " of " + upload.id() + " is missing");
            }
            all.writeBytes(blobs.find(segment.hash()).orElseThrow());
        }
        byte[] bytes = all.toByteArray();
        return new XUpload.Whole(blobs.add(bytes), MediaFile.of(bytes));
    }

    XUpload put(XUpload upload) {
        uploads.put(upload.id(), upload);
        return upload;
    }
}
