package social.starling.core.media;

import java.util.List;
import social.starling.ports.publish.Content;

/** What a content comes to show on its target. */
public sealed interface Showing {
    /**
     * It can be sent.
     *
     * @param content with every media file fitted
     * @param dropped a sentence without a full stop for each file that is not carried
     */
    record Ready(Content content, List<String> dropped) implements Showing {
        public Ready {
            dropped = List.copyOf(dropped);
        }
    }

    /** Nothing of it can be carried, and it says nothing beside it. @param reason for people, with what to do */
    record Nothing(String reason) implements Showing {}
}
