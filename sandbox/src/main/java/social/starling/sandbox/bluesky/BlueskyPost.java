package social.starling.sandbox.bluesky;

import java.util.List;
import java.util.Optional;

/**
 * A post as a test wants to see it.
 *
 * @param createdAt as the record says it
 * @param replyParent the AT URI of the post this one answers
 * @param replyRoot the AT URI of the thread's first post
 * @param quoteOf the AT URI of the record that is quoted
 * @param card of a link, where the post shows one
 * @param record the whole record as JSON text
 */
public record BlueskyPost(
        String uri,
        String cid,
        String rkey,
        String text,
        String createdAt,
        List<Facet> facets,
        Optional<String> replyParent,
        Optional<String> replyRoot,
        Optional<String> quoteOf,
        List<Media> media,
        Optional<Card> card,
        Via via,
        String record) {

    public BlueskyPost {
        facets = List.copyOf(facets);
        media = List.copyOf(media);
    }

    /** Who wrote it: the program under test over the API, or the person at the platform's own screen. */
    public enum Via {
        API,
        USER
    }

    /**
     * A piece of the text with a meaning, in UTF-8 bytes.
     *
     * @param kind {@code link}, {@code mention} or {@code tag}
     * @param value the link's address, the mentioned DID or the tag
     */
    public record Facet(String kind, int byteStart, int byteEnd, String value) {}

    /**
     * How the post shows a link.
     *
     * @param picture of the page; its alt text is empty, and its size in pixels is 0 since the record does not say it
     */
    public record Card(String url, String title, String description, Optional<Media> picture) {}

    /**
     * A picture or video that the post shows.
     *
     * @param type {@code image} or {@code video}
     * @param width as the record says it, 0 when it does not
     */
    public record Media(String type, String alt, String cid, String mimeType, int size, int width, int height) {
        /** The path of its bytes on the PDS. */
        public String path(String postUri) {
            return "/xrpc/com.atproto.sync.getBlob?did=" + postUri.split("/")[2] + "&cid=" + cid;
        }
    }
}
