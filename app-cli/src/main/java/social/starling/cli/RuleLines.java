package social.starling.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The rules of a route as people read them; what is as by default is left out. */
final class RuleLines {
    private RuleLines() {}

    static String describe(JsonNode rules) {
        List<String> parts = new ArrayList<>();
        text(parts, "only ", rules.path("include"));
        text(parts, "not ", rules.path("exclude"));
        list(parts, "tagged ", rules.path("tags"));
        list(parts, "not tagged ", rules.path("excludeTags"));
        list(parts, "in ", rules.path("languages"));
        list(parts, "showing ", rules.path("media"));
        list(parts, "not showing ", rules.path("excludeMedia"));
        unless(parts, "answers to others", rules.path("replies"), "SKIP");
        unless(parts, "reposts as link", rules.path("reposts"), "SKIP");
        unless(parts, "quotes as link", rules.path("quotes"), "SKIP");
        text(parts, "begins with ", rules.path("prefix"));
        text(parts, "ends with ", rules.path("suffix"));
        count(parts, "replacement", rules.path("replace"));
        count(parts, "rewritten tag", rules.path("rewriteTags"));
        if (rules.path("numbering").asBoolean()) {
            parts.add("numbered");
        }
        if (!rules.path("cards").asBoolean(true)) {
            parts.add("no link cards");
        }
        unless(parts, "unfit media as link", rules.path("unfitMedia"), "DROP");
        if (rules.path("hold").asInt(0) > 0) {
            parts.add("held for "
                    + Times.length(Duration.ofSeconds(rules.path("hold").asInt())));
        }
        if (rules.path("deletes").asBoolean()) {
            parts.add("follows deletions");
        }
        unless(parts, "replaced when edited", rules.path("edits"), "IGNORE");
        parts.add("mentions as "
                + rules.path("mentions").asString().toLowerCase(Locale.ROOT).replace('_', ' '));
        return String.join(", ", parts);
    }

    private static void text(List<String> parts, String lead, JsonNode value) {
        if (value.isString() && !value.asString().isEmpty()) {
            parts.add(lead + value.asString());
        }
    }

    private static void list(List<String> parts, String lead, JsonNode values) {
        List<String> named = new ArrayList<>();
        values.forEach(value -> named.add(value.asString()));
        if (!named.isEmpty()) {
            parts.add(lead + String.join(" or ", named));
        }
    }

    private static void count(List<String> parts, String what, JsonNode values) {
        if (!values.isEmpty()) {
            parts.add(values.size() + " " + what + (values.size() == 1 ? "" : "s"));
        }
    }

    private static void unless(List<String> parts, String said, JsonNode value, String usual) {
        if (value.isString() && !value.asString().equals(usual)) {
            parts.add(said);
        }
    }
}
