package social.starling.ports.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.post.Fingerprint;

/**
 * One try at a creating call, durable before its socket opens and open until its end is known.
 *
 * @param prepared for a deletion the request is empty
 * @param fingerprint what the post will look like when it is read back; {@link Fingerprint#NONE} for a deletion
 * @param deadline when the call is over whatever happens, by the wall clock
 * @param looks how often it has been reconciled without an answer
 * @param checkpoint where a long upload stands; null when none was recorded
 */
public record Attempt(
        AttemptId id,
        Payload payload,
        Prepared prepared,
        Fingerprint fingerprint,
        Instant openedAt,
        Instant deadline,
        int looks,
        @Nullable RequestBytes checkpoint) {}
