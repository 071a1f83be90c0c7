package social.starling.bluesky;

import org.jspecify.annotations.Nullable;
import social.starling.http.Json;
import social.starling.ports.media.LinkCard;
import tools.jackson.databind.node.ObjectNode;

/** Writes a link's card: {@code app.bsky.embed.external}. */
final class ExternalEmbed {
    static final String TYPE = "app.bsky.embed.external";

    private ExternalEmbed() {}

    /** @param thumb the reference to its picture; null for none */
    static ObjectNode of(LinkCard card, @Nullable ObjectNode thumb) {
        ObjectNode embed = Json.object().put("$type", TYPE);
        ObjectNode external = embed.putObject("external");
        external.put("uri", card.url());
        external.put("title", card.title());
        external.put("description", card.description());
        if (thumb != null) {
            external.set("thumb", thumb);
        }
        return embed;
    }
}
