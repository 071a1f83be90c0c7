package social.starling.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.twitter.twittertext.TwitterTextParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** Where twitter-text 3.1.0 is known to be wrong or slow, by name, and what is done instead. */
class KnownFaultsTest {
    private final TwitterTextDialect dialect = new TwitterTextDialect();

    @Test
    void emojiJoinedSince2020CountAsOne() {
        assertThat(List.of("🐈‍⬛", "❤️‍🔥", "🧔🏽‍♂️", "👩🏽‍❤️‍👨🏿", "🐦‍🔥", "🏃🏽‍♀️‍➡️"))
                .allSatisfy(emoji -> {
                    assertThat(length(emoji)).isEqualTo(2);
                    assertThat(oracle(emoji)).isGreaterThan(2);
                });
    }

    @Test
    void skinTonesOnYoungerHandsAndYoungerFlagsCountAsOne() {
        assertThat(List.of("🤝🏽", "🫱🏿", "🇨🇶")).allSatisfy(emoji -> {
            assertThat(length(emoji)).isEqualTo(2);
            assertThat(oracle(emoji)).isEqualTo(4);
        });
    }

    @Test
    void everyRecommendedSequenceIsOneEmojiAndTheOracleIsNeverBelow() {
        int differing = 0;
        for (String emoji : NameList.read("emoji-sequences.txt")) {
            assertThat(length(emoji)).as(OracleTest.escaped(emoji)).isEqualTo(2);
            assertThat(oracle(emoji)).as(OracleTest.escaped(emoji)).isGreaterThanOrEqualTo(2);
            differing += oracle(emoji) == 2 ? 0 : 1;
        }
        assertThat(differing).isEqualTo(638);
    }

    @Test
    void sequencesThatNobodyRecommendsAreCountedByTheirParts() {
        assertThat(length("👩‍🐙")).isEqualTo(oracle("👩‍🐙")).isEqualTo(5);
        assertThat(length("🏃‍♂")).isEqualTo(oracle("🏃‍♂")).isEqualTo(5);
    }

    @Test
    void aDomainYoungerThanTheListIsNoLinkYetIsCountedAsOneWhereOneIsMeant() {
        String address = "https://a.music";

        assertThat(dialect.entities(address)).isEmpty();
        assertThat(length(address)).isEqualTo(15);
        assertThat(dialect.length(
                        new RichText(address, List.of(new Facet(0, address.length(), new Feature.Link(address))))))
                .isEqualTo(23);
    }

    @Test
    void longRunsOfMarksAreComposedInParts() {
        String marks = "a" + "\u0316\u0301".repeat(40);

        assertThat(ComposedForm.of(marks)).hasSize(80).startsWith("\u00e1\u0316\u0316");
        assertThat(length(marks)).isEqualTo(oracle(marks));
    }

    private int length(String text) {
        return dialect.length(RichText.plain(text));
    }

    private static int oracle(String text) {
        return TwitterTextParser.parseTweet(text).weightedLength;
    }
}
