package social.starling.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The conformance cases of twitter-text that concern what Starling sends, one section at a time. */
class ConformanceTest {
    private static final JsonNode CASES =
            JsonMapper.shared().readTree(ConformanceTest.class.getResourceAsStream("conformance.json"));

    @Test
    void linksAreFound() {
        assertThat(check("urls", ConformanceTest::urls)).isEqualTo(96);
    }

    @Test
    void linksAreFoundWhereTheyStand() {
        assertThat(check("urlsWithIndices", ConformanceTest::urls)).isEqualTo(12);
    }

    @Test
    void peopleAreFound() {
        assertThat(check("mentions", MentionFinder::find)).isEqualTo(23);
    }

    @Test
    void peopleAndListsAreFoundWhereTheyStand() {
        assertThat(check("mentionsWithIndices", MentionFinder::find)).isEqualTo(8);
    }

    @Test
    void hashtagsAreFound() {
        assertThat(check("hashtags", ConformanceTest::hashtags)).isEqualTo(68);
    }

    @Test
    void hashtagsAreFoundWhereTheyStand() {
        assertThat(check("hashtagsWithIndices", ConformanceTest::hashtags)).isEqualTo(8);
    }

    @Test
    void cashtagsAreFound() {
        assertThat(check("cashtags", CashtagFinder::find)).isEqualTo(8);
    }

    @Test
    void cashtagsAreFoundWhereTheyStand() {
        assertThat(check("cashtagsWithIndices", CashtagFinder::find)).isEqualTo(2);
    }

    @Test
    void textsHaveTheirLength() {
        int cases = 0;
        for (JsonNode given : CASES.get("lengths")) {
            String text = given.get("text").stringValue();
            assertThat(new TwitterTextDialect().length(RichText.plain(text)))
                    .as(OracleTest.escaped(text))
                    .isEqualTo(given.get("expected").intValue());
            cases++;
        }
        assertThat(cases).isEqualTo(24);
    }

    private static int check(String section, Function<String, List<Facet>> finder) {
        int cases = 0;
        for (JsonNode given : CASES.get(section)) {
            String text = given.get("text").stringValue();
            List<String> found = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (JsonNode one : given.get("expected")) {
                expected.add(one.isObject() ? one.get("value").stringValue() + one.get("indices") : one.asString());
            }
            boolean indices = given.get("expected").size() > 0
                    && given.get("expected").get(0).isObject();
            for (Facet facet : finder.apply(text)) {
                found.add(value(text, facet) + (indices ? indices(text, facet) : ""));
            }
            assertThat(found).as(OracleTest.escaped(text)).isEqualTo(expected);
            cases++;
        }
        return cases;
    }

    private static List<Facet> urls(String text) {
        return Entities.find(text).stream()
                .filter(facet -> facet.feature() instanceof Feature.Link)
                .toList();
    }

    /** Those inside of links do not count. */
    private static List<Facet> hashtags(String text) {
        return Entities.find(text).stream()
                .filter(facet -> facet.feature() instanceof Feature.Tag)
                .toList();
    }

    private static String value(String text, Facet facet) {
        return switch (facet.feature()) {
            case Feature.Link link -> text.substring(facet.start(), facet.end());
            case Feature.Mention mention -> mention.handle();
            case Feature.Tag tag -> tag.name();
            case Feature.Cashtag cashtag -> cashtag.symbol();
        };
    }

    /** The cases count code points. */
    private static String indices(String text, Facet facet) {
        return "[" + text.codePointCount(0, facet.start()) + "," + text.codePointCount(0, facet.end()) + "]";
    }
}
