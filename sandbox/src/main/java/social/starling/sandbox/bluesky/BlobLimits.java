package social.starling.sandbox.bluesky;

/**
 * How large files may be, in bytes. What an upload may have is the server's own choice; what a post may show is in the
 * lexicon that the server was built with.
 *
 * @param upload any file, up to 50 MiB; more answers 413
 * @param image an image of a post, judged when the post is written
 * @param video a video of a post, judged when the post is written
 */
public record BlobLimits(int upload, int image, int video) {
    /** More is read from no connection. */
    static final int MOST = 50 * 1024 * 1024;

    /** A server with the lexicons of November 2026 and the usual limit for uploads. */
    public static final BlobLimits CURRENT = new BlobLimits(5 * 1024 * 1024, 2_000_000, 300_000_000);

    /** A server whose lexicons are older. */
    public static final BlobLimits OLD = new BlobLimits(5 * 1024 * 1024, 1_000_000, 100_000_000);

    public BlobLimits {
        if (upload < 1 || upload > MOST || image < 1 || video < 1) {
            throw new IllegalArgumentException("blob_limit is " + upload + ", image_limit " + image + ", video_limit "
                    + video + "; each must be 1 or more, the first at most " + MOST);
        }
    }
}
