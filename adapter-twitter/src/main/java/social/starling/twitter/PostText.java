package social.starling.twitter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.twitter.text.TwitterTextDialect;
import tools.jackson.databind.JsonNode;

/**
 * Makes a post's text neutral: escapes undone, short addresses replaced by what they stand for, those of attachments
 * left out. Addresses are looked for by their characters, since X's positions count differently from call to call; tags
 * and names are recognised anew in the text that comes of it.
 */
final class PostText {
    private static final TwitterTextDialect DIALECT = new TwitterTextDialect();

    private final StringBuilder text = new StringBuilder();
    private final List<Facet> facets = new ArrayList<>();

    private PostText() {}

    /**
     * @param raw as X sent it
     * @param leftOut which of X's link entities are no links of the text
     */
    static RichText of(String raw, JsonNode entities, Predicate<JsonNode> leftOut) {
        PostText made = new PostText();
        made.write(raw, entities, leftOut);
        return made.recognised(people(entities));
    }

    private void write(String raw, JsonNode entities, Predicate<JsonNode> leftOut) {
        int from = 0;
        for (JsonNode url : inOrder(entities.path("urls"))) {
            String shown = url.path("url").asString("");
            int at = shown.isEmpty() ? -1 : raw.indexOf(shown, from);
            if (at < 0) {
                continue;
            }
            text.append(plain(raw.substring(from, at)));
            from = at + shown.length();
            if (leftOut.test(url)) {
                from = leaveOut(raw, from);
            } else {
                link(address(url));
            }
        }
        text.append(plain(raw.substring(from)));
    }

    /** The whole address of a link entity, as it comes to stand in the text. */
    static String address(JsonNode url) {
        return whole(url.path("expanded_url").asString(url.path("url").asString("")));
    }

    /** No space is left where an address was, neither before it nor at the beginning of the text. */
    private int leaveOut(String raw, int end) {
        while (!text.isEmpty() && Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
        int from = end;
        while (text.isEmpty() && from < raw.length() && Character.isWhitespace(raw.charAt(from))) {
            from++;
        }
        return from;
    }

    private void link(String target) {
        int start = text.length();
        text.append(target);
        if (target.regionMatches(true, 0, "http://", 0, 7) || target.regionMatches(true, 0, "https://", 0, 8)) {
            facets.add(new Facet(start, text.length(), new Feature.Link(target)));
        }
    }

    private RichText recognised(Map<String, JsonNode> people) {
        for (Facet found : DIALECT.entities(text.toString())) {
            switch (found.feature()) {
                case Feature.Link link -> {}
                case Feature.Tag tag -> add(found);
                case Feature.Cashtag cashtag -> add(found);
                case Feature.Mention mention -> {
                    JsonNode person = people.get(mention.handle().toLowerCase(Locale.ROOT));
                    if (person != null) {
                        String id = person.path("id").asString("");
                        add(new Facet(
                                found.start(),
                                found.start() + 1 + mention.handle().length(),
                                new Feature.Mention(
                                        mention.platform(),
                                        mention.handle(),
                                        mention.home(),
                                        id.isEmpty() ? null : id)));
                    }
                }
            }
        }
        facets.sort(Comparator.comparingInt(Facet::start));
        return new RichText(text.toString(), facets);
    }

    private void add(Facet found) {
        if (facets.stream().noneMatch(facet -> facet.start() < found.end() && found.start() < facet.end())) {
            facets.add(found);
        }
    }

    /** The people of X whom the text names; another {@code @word} is just a word. */
    private static Map<String, JsonNode> people(JsonNode entities) {
        Map<String, JsonNode> people = new HashMap<>();
        entities.path("mentions")
                .forEach(person ->
                        people.put(person.path("username").asString("").toLowerCase(Locale.ROOT), person));
        return people;
    }

    private static List<JsonNode> inOrder(JsonNode urls) {
        List<JsonNode> ordered = new ArrayList<>(urls.values());
        ordered.sort(Comparator.comparingInt(url -> url.path("start").asInt(0)));
        return ordered;
    }

    /** Without HTML escapes (X escapes three characters) and carriage returns. */
    private static String plain(String escaped) {
        return whole(escaped.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"));
    }

    /** Without halves of characters, which JSON may hold and a text may not. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
