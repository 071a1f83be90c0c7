package social.starling.sandbox.bluesky;

import java.util.Optional;

/**
 * How the video service behaves.
 *
 * @param polls how many times a job is asked for until it is done, 0 or more
 * @param failure the {@code failureCode} with which every job ends from now on; absent when they succeed
 * @param most how many bytes a video may have, 1 or more; more answers 413
 */
public record VideoSettings(int polls, Optional<String> failure, int most) {
    /** What holds at the start. */
    public static final VideoSettings DEFAULT = new VideoSettings(2, Optional.empty(), BlobLimits.MOST);

    public VideoSettings {
        if (polls < 0 || most < 1) {
            throw new IllegalArgumentException(
                    "video_polls is " + polls + " and a video has " + most + " bytes; 0 and 1 are the least");
        }
    }
}
