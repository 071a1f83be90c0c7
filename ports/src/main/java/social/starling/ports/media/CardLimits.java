package social.starling.ports.media;

import org.jspecify.annotations.Nullable;

/**
 * What a platform takes of a link card that the poster makes.
 *
 * @param title graphemes, at most; 1 or more
 * @param description graphemes, at most; 0 where it takes none
 * @param thumb what it takes of the picture; null where it takes none
 */
public record CardLimits(
        int title, int description, @Nullable FileLimits thumb) {
    public CardLimits {
        if (title < 1 || description < 0) {
            throw new IllegalArgumentException("A link card with a title of " + title + " and a description of "
                    + description + " characters says nothing; at least 1 and 0 are allowed");
        }
    }

    /** The same with another limit of the picture, as learned from a server. */
    public CardLimits with(@Nullable FileLimits learned) {
        return new CardLimits(title, description, learned);
    }
}
