package social.starling.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** twitter-text 3.1.0 itself says what is right, on texts that are made to provoke it. */
class OracleTest {
    private static final Extractor ORACLE = new Extractor();

    private final TwitterTextDialect dialect = new TwitterTextDialect();

    @Property(tries = 20_000)
    void theSameThingsAreRecognised(@ForAll("texts") String text) {
        assertThat(dialect.entities(text).stream().map(OracleTest::told).toList())
                .as(escaped(text))
                .isEqualTo(ORACLE.extractEntitiesWithIndices(text).stream()
                        .map(OracleTest::told)
                        .toList());
    }

    @Property(tries = 20_000)
    void theLengthIsTheSame(@ForAll("texts") String text) {
        assertThat(dialect.length(RichText.plain(text)))
                .as(escaped(text))
                .isEqualTo(TwitterTextParser.parseTweet(text).weightedLength);
    }

    @Property(tries = 10_000)
    void anyCharactersAtAllAreCountedTheSame(@ForAll("characters") String text) {
        assertThat(dialect.length(RichText.plain(text)))
                .as(escaped(text))
                .isEqualTo(TwitterTextParser.parseTweet(text).weightedLength);
    }

    @Property(tries = 20_000)
    void linksAreFoundAlikeInDenseText(@ForAll("addresses") String text) {
        assertThat(dialect.entities(text).stream().map(OracleTest::told).toList())
                .as(escaped(text))
                .isEqualTo(ORACLE.extractEntitiesWithIndices(text).stream()
                        .map(OracleTest::told)
                        .toList());
    }

    @Test
    void everyListedDomainMakesALink() {
        for (String domain : NameList.read("top-level-domains.txt")) {
            for (String text : List.of("https://x." + domain, "x." + domain + " a", "see x.y." + domain + "/p")) {
                assertThat(UrlFinder.find(text).stream()
                                .map(url -> text.substring(url.start(), url.end()))
                                .toList())
                        .as(text)
                        .isEqualTo(ORACLE.extractURLs(text));
            }
        }
    }

    @Test
    void everyCharacterWeighsTheSame() {
        IntStream.range(1, Character.MAX_CODE_POINT + 1)
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .filter(codePoint -> codePoint <= 0x2ffff || codePoint % 997 == 0)
                .mapToObj(Character::toString)
                .forEach(text -> assertThat(dialect.length(RichText.plain("a" + text + "b")))
                        .as(escaped(text))
                        .isEqualTo(TwitterTextParser.parseTweet("a" + text + "b").weightedLength));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.of(Fragments.WORDS)),
                        Tuple.of(3, Arbitraries.of(Fragments.SIGNS)),
                        Tuple.of(2, Arbitraries.of(Fragments.EMOJI)))
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of(Fragments.ADDRESS_PARTS).list().ofMaxSize(16).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> characters() {
        Arbitrary<Integer> anywhere =
                Arbitraries.integers().between(1, 0x10ffff).filter(c -> c < 0xd800 || c > 0xdfff);
        Arbitrary<Integer> near = Arbitraries.integers().between(0x20, 0x2ff);
        Arbitrary<Integer> marks = Arbitraries.integers().between(0x300, 0x36f);
        return Arbitraries.oneOf(anywhere, near, near, marks)
                .map(Character::toString)
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts))
                .filter(text -> !Normalizer.normalize(text, Normalizer.Form.NFC).isEmpty());
    }

    static String told(Facet facet) {
        return facet.start() + "-" + facet.end() + " "
                + switch (facet.feature()) {
                    case Feature.Link link -> "URL";
                    case Feature.Mention mention -> "MENTION " + mention.handle();
                    case Feature.Tag tag -> "HASHTAG " + tag.name();
                    case Feature.Cashtag tag -> "CASHTAG " + tag.symbol();
                };
    }

    private static String told(Extractor.Entity entity) {
        return entity.getStart() + "-" + entity.getEnd() + " " + entity.getType()
                + (entity.getType() == Extractor.Entity.Type.URL ? "" : " " + entity.getValue());
    }

    static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c > 0x20 && c < 0x7f ? Character.toString(c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }
}
