package social.starling.sandbox.bluesky;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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
                stored.via(),
                record.toString());
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
