package social.starling.twitter;

import social.starling.ports.media.Attachment;
import tools.jackson.databind.JsonNode;

/** A picture or video that a post shows. */
final class MediaJson {
    private MediaJson() {}

    /** The best version that X serves; its preview where there is no other. */
    static Attachment read(JsonNode media) {
        Attachment.Kind kind = switch (media.path("type").asString("")) {
            case "video" -> Attachment.Kind.VIDEO;
            case "animated_gif" -> Attachment.Kind.GIF;
            default -> Attachment.Kind.IMAGE;
        };
        String address = kind == Attachment.Kind.IMAGE ? media.path("url").asString("") : bestVideo(media);
        return new Attachment(
                kind,
                address.isEmpty() ? media.path("preview_image_url").asString("") : address,
                media.path("alt_text").asString(""));
    }

    private static String bestVideo(JsonNode media) {
        String best = "";
        long bestRate = -1;
        for (JsonNode variant : media.path("variants")) {
            long rate = variant.path("bit_rate").asLong(0);
            if (variant.path("content_type").asString("").equals("video/mp4") && rate > bestRate) {
                best = variant.path("url").asString("");
                bestRate = rate;
            }
        }
        return best;
    }
}
