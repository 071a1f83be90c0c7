package social.starling.bluesky;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.http.Json;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Media;
import social.starling.ports.media.Rendition;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the embed of a post that shows media: {@code app.bsky.embed.images} or {@code app.bsky.embed.video}. */
final class MediaEmbed {
    static final String IMAGES = "app.bsky.embed.images";
    static final String VIDEO = "app.bsky.embed.video";
    static final int MOST_IMAGES = 4;

    /** The lexicon's limits of a video's alt text; it has none for a picture's. */
    private static final int VIDEO_ALT_GRAPHEMES = 1_000;

    private static final int VIDEO_ALT_BYTES = 10_000;

    private MediaEmbed() {}

    /**
     * Null where there is nothing to show.
     *
     * @param blobs gives the reference to each file
     * @throws IllegalArgumentException when no post on Bluesky can show these together
     */
    static @Nullable ObjectNode of(List<Media> media, Function<Rendition, ObjectNode> blobs) {
        if (media.isEmpty()) {
            return null;
        }
        long videos = media.stream().filter(MediaEmbed::isVideo).count();
        if (media.size() > (videos == 0 ? MOST_IMAGES : 1)) {
            throw new IllegalArgumentException("A post of " + (media.size() - videos) + " pictures and " + videos
                    + " videos; Bluesky takes " + MOST_IMAGES + " pictures or one video");
        }
        return videos == 1 ? video(media.getFirst(), blobs) : images(media, blobs);
    }

    private static ObjectNode images(List<Media> media, Function<Rendition, ObjectNode> blobs) {
        ObjectNode embed = Json.object().put("$type", IMAGES);
        ArrayNode images = embed.putArray("images");
        for (Media one : media) {
            ObjectNode image = images.addObject();
            image.set("image", blobs.apply(one.requireRendition()));
            image.put("alt", one.source().altText());
            image.set("aspectRatio", aspectRatio(one.requireRendition()));
        }
        return embed;
    }

    private static ObjectNode video(Media media, Function<Rendition, ObjectNode> blobs) {
        ObjectNode embed = Json.object().put("$type", VIDEO);
        embed.set("video", blobs.apply(media.requireRendition()));
        String alt = fitting(media.source().altText());
        if (!alt.isEmpty()) {
            embed.put("alt", alt);
        }
        embed.set("aspectRatio", aspectRatio(media.requireRendition()));
        return embed;
    }

    private static ObjectNode aspectRatio(Rendition file) {
        return Json.object().put("width", file.width()).put("height", file.height());
    }

    /** The record is refused for a longer one, and words lost are better than the video. */
    private static String fitting(String alt) {
        String text = alt;
        while (Graphemes.count(text) > VIDEO_ALT_GRAPHEMES || Utf8.length(text) > VIDEO_ALT_BYTES) {
            int over = Math.max(1, (Utf8.length(text) - VIDEO_ALT_BYTES) / 4);
            int last = Math.max(0, text.codePointCount(0, text.length()) - over);
            text = text.substring(0, text.offsetByCodePoints(0, last));
        }
        return text;
    }

    private static boolean isVideo(Media media) {
        return media.requireRendition().kind() == Attachment.Kind.VIDEO
                || media.requireRendition().mimeType().startsWith("video/");
    }
}
