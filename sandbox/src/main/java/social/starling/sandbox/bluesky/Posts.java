package social.starling.sandbox.bluesky;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a stored record as a {@link BlueskyPost}. */
final class Posts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Posts() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static BlueskyPost of(StoredRecord stored) {
        JsonNode record = stored.value();
        JsonNode reply = record.path("reply");
        return new BlueskyPost(
                stored.uri(),
                stored.cid(),
                stored.rkey(),
                record.path("text").stringValue(""),
                record.path("createdAt").stringValue(""),
                facets(record.path("facets")),
                reply.path("parent").path("uri").stringValueOpt(),
                reply.path("root").path("uri").stringValueOpt(),
                quoted(record.path("embed")),
                media(record.path("embed")),
                card(record.path("embed")),
                stored.via(),
                record.toString());
    }

    private static Optional<String> quoted(JsonNode embed) {
        JsonNode reference = embed.path("record");
        return reference
                .path("uri")
                .stringValueOpt()
                .or(() -> reference.path("record").path("uri").stringValueOpt());
    }

    /** What stands beside a quote, or all of it. */
    private static JsonNode shown(JsonNode embed) {
        return embed.has("media") ? embed.path("media") : embed;
    }

    private static Optional<BlueskyPost.Card> card(JsonNode embed) {
        JsonNode external = shown(embed).path("external");
        JsonNode thumb = external.path("thumb");
        return external.path("uri")
                .stringValueOpt()
                .map(url -> new BlueskyPost.Card(
                        url,
                        external.path("title").stringValue(""),
                        external.path("description").stringValue(""),
                        thumb.isObject() ? Optional.of(media("image", external, thumb)) : Optional.empty()));
    }

    private static List<BlueskyPost.Media> media(JsonNode embed) {
        JsonNode shown = shown(embed);
        List<BlueskyPost.Media> media = new ArrayList<>();
        for (String place : List.of("images", "items")) {
            shown.path(place).forEach(image -> media.add(media("image", image, image.path("image"))));
        }
        if (shown.has("video")) {
            media.add(media("video", shown, shown.path("video")));
        }
        return media;
    }

    private static BlueskyPost.Media media(String type, JsonNode place, JsonNode file) {
        return new BlueskyPost.Media(
                type,
                place.path("alt").stringValue(""),
                file.path("ref").path("$link").stringValue(""),
                file.path("mimeType").stringValue(""),
                file.path("size").intValue(0),
                place.path("aspectRatio").path("width").intValue(0),
                place.path("aspectRatio").path("height").intValue(0));
    }

    private static List<BlueskyPost.Facet> facets(JsonNode facets) {
        List<BlueskyPost.Facet> all = new ArrayList<>();
        for (JsonNode facet : facets) {
            for (JsonNode feature : facet.path("features")) {
                String type = feature.path("$type").stringValue("");
                String kind = type.substring(type.indexOf('#') + 1);
                String value = switch (kind) {
                    case "link" -> feature.path("uri").stringValue("");
                    case "mention" -> feature.path("did").stringValue("");
                    case "tag" -> feature.path("tag").stringValue("");
                    default -> type;
                };
                all.add(new BlueskyPost.Facet(
                        kind,
                        facet.path("index").path("byteStart").intValue(),
                        facet.path("index").path("byteEnd").intValue(),
                        value));
            }
        }
        return all;
    }
}
