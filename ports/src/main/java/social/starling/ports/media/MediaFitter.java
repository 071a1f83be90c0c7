package social.starling.ports.media;

/**
 * Fetches the files of posts, checks what they are, and makes what a target takes of them. Fetching goes to public
 * addresses only, is bounded in bytes and time, and decoding in pixels and memory.
 */
public interface MediaFitter {
    /**
     * Gets one file ready and keeps it under {@code pin} until {@link #release}. The same question again is answered from
     * what is kept, without fetching anew.
     *
     * @throws social.starling.ports.platform.PlatformException {@code Unavailable} or {@code RateLimited} when the source
     *     does not answer now; it may later
     */
    Fitting fit(Pin pin, Attachment source, MediaLimits limits);

    /** Lets go of all that is kept under {@code pin}; nothing happens when there is nothing. */
    void release(Pin pin);

    /** What came of it. */
    sealed interface Fitting {
        record Fitted(Rendition rendition) implements Fitting {}

        /**
         * It can never be carried to this target.
         *
         * @param reason completes the sentence "The picture is not carried because …"
         */
        record Unfit(String reason) implements Fitting {}
    }
}
