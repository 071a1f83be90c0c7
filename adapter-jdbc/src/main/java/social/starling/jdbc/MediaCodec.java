package social.starling.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LinkCard;
import social.starling.ports.media.Media;
import social.starling.ports.media.Rendition;
import tools.jackson.databind.node.ObjectNode;

/** What a content shows, as JSON; names are missing where it shows nothing, as in rows from before there was media or cards. */
final class MediaCodec {
    private static final String MEDIA = "media";

    private MediaCodec() {}

    static void write(List<Media> media, ObjectNode content) {
        if (media.isEmpty()) {
            return;
        }
        var array = content.putArray(MEDIA);
        for (Media one : media) {
            write(one, array.addObject());
        }
    }

    static void write(LinkCard card, ObjectNode json) {
        json.put("url", card.url()).put("title", card.title()).put("description", card.description());
        if (card.thumb() != null) {
            write(card.thumb(), json.putObject("thumb"));
        }
    }

    static LinkCard readCard(StoredJson json) {
        return new LinkCard(
                json.text("url"),
                json.text("title"),
                json.text("description"),
                json.objectOrNull("thumb", MediaCodec::readOne));
    }

    private static void write(Media one, ObjectNode json) {
        json.put("kind", name(one.source().kind()))
                .put("url", one.source().url())
                .put("altText", one.source().altText());
        if (one.rendition() != null) {
            write(one.rendition(), json.putObject("rendition"));
        }
    }

    static List<Media> read(StoredJson content) {
        return content.objectsOrNone(MEDIA, MediaCodec::readOne);
    }

    private static Media readOne(StoredJson json) {
        return new Media(
                new Attachment(kind(json), json.text("url"), json.text("altText")),
                json.objectOrNull("rendition", MediaCodec::readRendition));
    }

    private static void write(Rendition rendition, ObjectNode json) {
        json.put("sha256", rendition.sha256())
                .put("kind", name(rendition.kind()))
                .put("type", rendition.mimeType())
                .put("bytes", rendition.bytes())
                .put("width", rendition.width())
                .put("height", rendition.height());
        if (rendition.duration() != null) {
            json.put("duration", rendition.duration().toString());
        }
    }

    private static Rendition readRendition(StoredJson json) {
        return new Rendition(
                json.text("sha256"),
                kind(json),
                json.text("type"),
                json.bigNumber("bytes"),
                json.number("width"),
                json.number("height"),
                duration(json));
    }

    private static @Nullable Duration duration(StoredJson json) {
        String text = json.textOrNull("duration");
        return text == null ? null : Duration.parse(text);
    }

    private static String name(Attachment.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Attachment.Kind kind(StoredJson json) {
        return Attachment.Kind.valueOf(json.text("kind").toUpperCase(Locale.ROOT));
    }
}
