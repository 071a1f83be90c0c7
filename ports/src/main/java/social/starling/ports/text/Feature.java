package social.starling.ports.text;

import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.Platform;

/** What a range of text means. */
public sealed interface Feature {
    /** A link to {@code target}, an absolute http or https address; the covered text may be a short form of it. */
    record Link(String target) implements Feature {
        public Link {
            if (!target.regionMatches(true, 0, "http://", 0, 7) && !target.regionMatches(true, 0, "https://", 0, 8)) {
                throw new IllegalArgumentException(
                        "The link target \"" + target + "\" is no web address; http:// or https:// is allowed");
            }
        }
    }

    /**
     * A person named on {@code platform}.
     *
     * @param handle without {@code @}
     * @param home the domain people know the platform by, such as {@code x.com}
     * @param remoteId the platform's own id of the person (a DID on Bluesky); null where the source does not say
     */
    record Mention(
            Platform platform,
            String handle,
            String home,
            @Nullable String remoteId) implements Feature {}

    /** A topic; {@code name} without {@code #}. */
    record Tag(String name) implements Feature {}

    /** A ticker; {@code symbol} without {@code $}. */
    record Cashtag(String symbol) implements Feature {}
}
