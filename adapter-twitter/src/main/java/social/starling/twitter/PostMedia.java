package social.starling.twitter;

import java.util.List;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;

/** What one post on X may show: up to four pictures, or one animation, or one video. */
final class PostMedia {
    static final int MOST_IMAGES = 4;

    private PostMedia() {}

    /** @throws IllegalArgumentException when X will refuse the post for them */
    static void requireAllowed(List<Media> media) {
        long moving = media.stream()
                .filter(one -> one.requireRendition().kind() != Attachment.Kind.IMAGE)
                .count();
        if (media.size() > (moving == 0 ? MOST_IMAGES : 1)) {
            throw new IllegalArgumentException("A post of " + (media.size() - moving) + " pictures and " + moving
                    + " videos or animations; X takes " + MOST_IMAGES + " pictures, or one video or animation");
        }
    }
}
