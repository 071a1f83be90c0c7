package social.starling.jdbc;

import social.starling.ports.route.RouteRules;
import social.starling.ports.route.RouteRules.MentionStyle;

/** The rules of a route, as JSON. */
final class RulesCodec {
    private static final int VERSION = 1;

    private RulesCodec() {}

    static String write(RouteRules rules) {
        return StoredJson.write(VERSION, json -> {
            if (rules.include() != null) {
                json.put("include", rules.include());
            }
            if (rules.exclude() != null) {
                json.put("exclude", rules.exclude());
            }
            json.put("numbering", rules.numbering());
            json.put("mentions", rules.mentions().name());
        });
    }

    static RouteRules read(String text) {
        return StoredJson.read(
                text,
                "set of route rules",
                VERSION,
                json -> new RouteRules(
                        json.textOrNull("include"),
                        json.textOrNull("exclude"),
                        json.flag("numbering"),
                        MentionStyle.valueOf(json.text("mentions"))));
    }
}
