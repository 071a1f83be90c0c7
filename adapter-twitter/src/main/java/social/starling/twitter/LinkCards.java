package social.starling.twitter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import social.starling.ports.media.LinkCard;
import tools.jackson.databind.JsonNode;

/**
 * What X tells of the pages that a post links to: each link entity may have a title, a description and pictures of several
 * sizes. X makes cards of links by itself, so there is nothing of the kind to be written.
 */
final class LinkCards {
    private final Predicate<JsonNode> leftOut;
    private final Map<String, LinkCard> byAddress = new LinkedHashMap<>();

    private LinkCards(Predicate<JsonNode> leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * In the order of the links.
     *
     * @param sources the entities of a post, and of its note where it has one; the first that tells of an address counts
     * @param leftOut which of X's link entities are no links of the text
     */
    static List<LinkCard> of(List<JsonNode> sources, Predicate<JsonNode> leftOut) {
        LinkCards cards = new LinkCards(leftOut);
        sources.forEach(entities -> entities.path("urls").forEach(cards::add));
        return List.copyOf(cards.byAddress.values());
    }

    private void add(JsonNode url) {
        if (leftOut.test(url)) {
            return;
        }
        LinkCard card = LinkCard.told(
                PostText.address(url),
                url.path("title").asString(""),
                url.path("description").asString(""),
                largest(url.path("images")));
        if (card != null) {
            byAddress.putIfAbsent(card.url(), card);
        }
    }

    /** The address of the picture with the most pixels; empty where there is none. */
    private static String largest(JsonNode images) {
        String best = "";
        double most = -1;
        for (JsonNode image : images) {
            double pixels =
                    image.path("width").asDouble(0) * image.path("height").asDouble(0);
            if (pixels > most && !image.path("url").asString("").isEmpty()) {
                best = image.path("url").asString("");
                most = pixels;
            }
        }
        return best;
    }
}
