package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.TwitterTextParser;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XTextTest {
    private static final List<String> PIECES = List.of(
            "a",
            " ",
            "\n",
            "é",
            "e\u0301",
            "漢",
            "ｱ",
            "👍",
            "👍🏽",
            "👩‍👩‍👧‍👦",
            "🇩🇪",
            "1️⃣",
            "❤️",
            "❤",
            "©",
            "—",
            "“",
            "https://example.com/a?b=c",
            "example.com",
            "http://t.co/abcdefghij",
            "@ada",
            "#tag",
            "$AAPL",
            "ada@example.com",
            "foo.bar",
            ".",
            "\u202e");

    @Property(tries = 500)
    void theWeightIsTheReferencesWeight(@ForAll("texts") String text) {
        assertThat(XText.weight("x" + text)).isEqualTo(TwitterTextParser.parseTweet("x" + text).weightedLength);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    }

    @ParameterizedTest
    @ValueSource(strings = {"🧑‍🧑‍🧒", "👨‍🦽‍➡️", "🐦‍🔥", "🍋‍🟩", "🏳️‍⚧️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑🏽‍🤝‍🧑🏿"})
    void anEmojiSequenceCountsTwoHoweverYoung(String emoji) {
        assertThat(XText.weight(emoji)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"https://example.com, 23", "example.com, 23", "漢字, 4", "abc, 3", "http://例え.テスト/, 19", "a.b, 3"})
    void linksCountTwentyThreeAndHeavyCharactersTwo(String text, int weight) {
        assertThat(XText.weight(text)).isEqualTo(weight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a-.", "é.", "http://", "x. ", "#", "@", "$A", "http://a.com/(", "\ud800"})
    void hostileTextsCostBoundedTime(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            assertThat(XText.weight(text)).isGreaterThan(280);
            assertThat(XText.weight(text.substring(0, 20_000))).isGreaterThan(280);
        });
    }

    @Test
    void aRunOfMoreDotsThanAnyHostHasHoldsNoLink() {
        assertThat(XText.entities("http://" + "a.".repeat(60) + "com and example.com"))
                .singleElement()
                .extracting(XEntity::value)
                .isEqualTo("example.com");
    }
}
