package social.starling.sandbox.x;

/**
 * How this X treats uploads.
 *
 * @param processingPolls how many times the status of a video or GIF is asked until it is ready; 0 for at once
 * @param processingSeconds the {@code check_after_secs} of a file that is not ready
 * @param processImages whether pictures are processed as videos are
 * @param processingFails whether every processing that ends from now on ends as {@code failed}
 * @param longestVideoSeconds the length above which a post of a user without premium is refused although the upload was not
 */
public record XMediaSettings(
        int processingPolls,
        int processingSeconds,
        boolean processImages,
        boolean processingFails,
        int longestVideoSeconds) {

    /** What holds at the start. */
    public static final XMediaSettings DEFAULT = new XMediaSettings(2, 1, false, false, 140);

    public XMediaSettings {
        if (processingPolls < 0 || processingSeconds < 0 || longestVideoSeconds < 1) {
            throw new IllegalArgumentException("processing_polls is " + processingPolls + ", processing_seconds "
                    + processingSeconds + ", longest_video_seconds " + longestVideoSeconds
                    + "; the first two must be 0 or more, the last 1 or more");
        }
    }

    /** The same with another number of polls. */
    public XMediaSettings withPolls(int polls) {
        return new XMediaSettings(polls, processingSeconds, processImages, processingFails, longestVideoSeconds);
    }

    /** The same with processing that fails, or does not. */
    public XMediaSettings failing(boolean fails) {
        return new XMediaSettings(processingPolls, processingSeconds, processImages, fails, longestVideoSeconds);
    }
}
