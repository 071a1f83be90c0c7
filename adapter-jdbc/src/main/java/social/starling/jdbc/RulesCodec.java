package social.starling.jdbc;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import social.starling.ports.media.Attachment;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.PostFilter.MediaFilter;
import social.starling.ports.route.PostFilter.TagFilter;
import social.starling.ports.route.PostFilter.TextFilter;
import social.starling.ports.route.Relations;
import social.starling.ports.route.Replacement;
import social.starling.ports.route.RouteRules;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.route.TagRewrite;
import social.starling.ports.route.Upkeep;
import social.starling.ports.route.Wording;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of a route, as JSON. What is as by default is left out, so that rules written before an option existed can be
 * read, and an older Starling reads those that use no newer one; the defaults are therefore a part of the format.
 */
final class RulesCodec {
    private static final int VERSION = 1;
    private static final RouteRules DEFAULT = RouteRules.DEFAULT;

    private RulesCodec() {}

    static String write(RouteRules rules) {
        return StoredJson.write(VERSION, json -> {
            write(rules.filter(), json);
            write(rules.relations(), json);
            write(rules.wording(), json);
            unlessDefault(json, "unfitMedia", rules.unfitMedia(), DEFAULT.unfitMedia());
            unlessDefault(json, "hold", rules.upkeep().hold(), Upkeep.NONE.hold());
            if (rules.upkeep().deletes() != Upkeep.NONE.deletes()) {
                json.put("deletes", rules.upkeep().deletes());
            }
            unlessDefault(json, "edits", rules.upkeep().edits(), Upkeep.NONE.edits());
        });
    }

    static RouteRules read(String text) {
        return StoredJson.read(
                text,
                "set of route rules",
                VERSION,
                json -> new RouteRules(
                        readFilter(json),
                        new Relations(
                                json.oneOf("replies", Relations.NONE.replies()),
                                json.oneOf("reposts", Relations.NONE.reposts()),
                                json.oneOf("quotes", Relations.NONE.quotes())),
                        readWording(json),
                        json.oneOf("unfitMedia", DEFAULT.unfitMedia()),
                        new Upkeep(
                                Duration.parse(Objects.requireNonNullElse(json.textOrNull("hold"), "PT0S")),
                                json.flag("deletes", Upkeep.NONE.deletes()),
                                json.oneOf("edits", Upkeep.NONE.edits()))));
    }

    private static void write(PostFilter filter, ObjectNode json) {
        if (filter.text().include() != null) {
            json.put("include", filter.text().include());
        }
        if (filter.text().exclude() != null) {
            json.put("exclude", filter.text().exclude());
        }
        unlessEmpty(json, "tags", filter.tags().include());
        unlessEmpty(json, "excludeTags", filter.tags().exclude());
        unlessEmpty(json, "languages", filter.languages());
        unlessEmpty(json, "media", filter.media().include());
        unlessEmpty(json, "excludeMedia", filter.media().exclude());
    }

    private static PostFilter readFilter(StoredJson json) {
        return new PostFilter(
                new TextFilter(json.textOrNull("include"), json.textOrNull("exclude")),
                new TagFilter(json.textsOrNone("tags"), json.textsOrNone("excludeTags")),
                json.textsOrNone("languages"),
                new MediaFilter(
                        json.textsOrNone("media").stream()
                                .map(Attachment.Kind::valueOf)
                                .toList(),
                        json.textsOrNone("excludeMedia").stream()
                                .map(Attachment.Kind::valueOf)
                                .toList()));
    }

    private static void write(Relations relations, ObjectNode json) {
        unlessDefault(json, "replies", relations.replies(), Relations.NONE.replies());
        unlessDefault(json, "reposts", relations.reposts(), Relations.NONE.reposts());
        unlessDefault(json, "quotes", relations.quotes(), Relations.NONE.quotes());
    }

    private static void write(Wording wording, ObjectNode json) {
        json.put("numbering", wording.numbering());
        json.put("mentions", wording.mentions().name());
        unlessDefault(json, "prefix", wording.prefix(), "");
        unlessDefault(json, "suffix", wording.suffix(), "");
        if (!wording.replacements().isEmpty()) {
            ArrayNode list = json.putArray("replace");
            wording.replacements()
                    .forEach(each ->
                            list.addObject().put("pattern", each.pattern()).put("with", each.with()));
        }
        if (!wording.tags().isEmpty()) {
            ArrayNode list = json.putArray("rewriteTags");
            wording.tags()
                    .forEach(each -> list.addObject().put("from", each.from()).put("to", each.to()));
        }
        if (wording.cards() != Wording.AS_IT_IS.cards()) {
            json.put("cards", wording.cards());
        }
    }

    private static Wording readWording(StoredJson json) {
        return new Wording(
                json.flag("numbering"),
                MentionStyle.valueOf(json.text("mentions")),
                Objects.requireNonNullElse(json.textOrNull("prefix"), ""),
                Objects.requireNonNullElse(json.textOrNull("suffix"), ""),
                json.objectsOrNone("replace", each -> new Replacement(each.text("pattern"), each.text("with"))),
                json.objectsOrNone("rewriteTags", each -> new TagRewrite(each.text("from"), each.text("to"))),
                json.flag("cards", Wording.AS_IT_IS.cards()));
    }

    private static void unlessDefault(ObjectNode json, String name, Object value, Object usual) {
        if (!value.equals(usual)) {
            json.put(name, value.toString());
        }
    }

    private static void unlessEmpty(ObjectNode json, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            ArrayNode list = json.putArray(name);
            values.forEach(value -> list.add(value.toString()));
        }
    }
}
