package social.starling.ports.media;

/**
 * A media file that a post shows.
 *
 * @param url where the platform serves it
 * @param altText what describes it; empty where nobody wrote any
 */
public record Attachment(Kind kind, String url, String altText) {
    /** What kind of media it is. */
    public enum Kind {
        IMAGE,
        GIF,
        VIDEO
    }
}
