package social.starling.ports.media;

import org.jspecify.annotations.Nullable;

/**
 * A media file that a post to be shows.
 *
 * @param source where it comes from, with the alt text as the target gets it
 * @param rendition the file as the target takes it; null until it has been fetched and fitted for an attempt
 */
public record Media(Attachment source, @Nullable Rendition rendition) {
    public Media as(Rendition fitted) {
        return new Media(source, fitted);
    }

    /** @throws IllegalStateException when it has not been fitted yet */
    public Rendition requireRendition() {
        if (rendition == null) {
            throw new IllegalStateException(
                    "The media file " + source.url() + " has not been fetched; fit it before it is sent");
        }
        return rendition;
    }
}
