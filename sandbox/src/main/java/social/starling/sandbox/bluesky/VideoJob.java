package social.starling.sandbox.bluesky;

import java.util.Optional;

/**
 * The processing of one video.
 *
 * @param source the CID of what was uploaded
 * @param polls how many times it must still be asked for
 * @param failure the code with which it ends, absent when it succeeds
 * @param cid of the file that it made, absent before
 */
record VideoJob(
        String id, String did, String source, int polls, Optional<String> failure, Optional<String> cid, int size) {
    VideoJob asked() {
        return new VideoJob(id, did, source, Math.max(0, polls - 1), failure, cid, size);
    }

    VideoJob made(String file, int bytes) {
        return new VideoJob(id, did, source, 0, failure, Optional.of(file), bytes);
    }

    boolean hasFailed() {
        return polls == 0 && failure.isPresent();
    }
}
