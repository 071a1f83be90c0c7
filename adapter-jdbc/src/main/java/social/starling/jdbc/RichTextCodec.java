package social.starling.jdbc;

import social.starling.ports.platform.Platform;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text with its facets, as a part of a JSON column; positions are UTF-16 units. */
final class RichTextCodec {
    private RichTextCodec() {}

    static void write(RichText text, ObjectNode json) {
        json.put("text", text.text());
        ArrayNode facets = json.putArray("facets");
        for (Facet facet : text.facets()) {
            ObjectNode object = facets.addObject();
            object.put("start", facet.start());
            object.put("end", facet.end());
            write(facet.feature(), object);
        }
    }

    static RichText read(StoredJson json) {
        return new RichText(json.text("text"), json.objects("facets", RichTextCodec::readFacet));
    }

    private static void write(Feature feature, ObjectNode json) {
        switch (feature) {
            case Feature.Link link -> json.put("type", "link").put("target", link.target());
            case Feature.Mention mention -> {
                json.put("type", "mention")
                        .put("platform", mention.platform().id())
                        .put("handle", mention.handle())
                        .put("home", mention.home());
                if (mention.remoteId() != null) {
                    json.put("remoteId", mention.remoteId());
                }
            }
            case Feature.Tag tag -> json.put("type", "tag").put("name", tag.name());
            case Feature.Cashtag cashtag -> json.put("type", "cashtag").put("symbol", cashtag.symbol());
        }
    }

    private static Facet readFacet(StoredJson json) {
        return new Facet(json.number("start"), json.number("end"), readFeature(json));
    }

    private static Feature readFeature(StoredJson json) {
        String type = json.text("type");
        return switch (type) {
            case "link" -> new Feature.Link(json.text("target"));
            case "mention" ->
                new Feature.Mention(
                        new Platform(json.text("platform")),
                        json.text("handle"),
                        json.text("home"),
                        json.textOrNull("remoteId"));
            case "tag" -> new Feature.Tag(json.text("name"));
            case "cashtag" -> new Feature.Cashtag(json.text("symbol"));
            default -> throw StoredJson.unreadable("facet", "its type \"" + type + "\" is unknown");
        };
    }
}
