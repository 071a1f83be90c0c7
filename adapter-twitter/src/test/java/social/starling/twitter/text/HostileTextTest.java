package social.starling.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.text.RichText;

/**
 * Texts as long as a text may be, made to cost time. Each takes milliseconds; what grows with the square of the length
 * would take minutes, so the bound is far from both.
 */
class HostileTextTest {
    private final TwitterTextDialect dialect = new TwitterTextDialect();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.",
                "é",
                "é.",
                "a.é",
                "http://",
                "http://é",
                "http://a.com",
                "a.com/(",
                "a.com/((",
                "a.com/(a",
                "(a",
                "a.com/!(!",
                "a.com?!",
                "a.com/x?",
                "@",
                "@a",
                "a@",
                " @a/b",
                "RT@",
                "#",
                "#1",
                "#a",
                "a#a",
                "$",
                " $a",
                "$a.",
                "👩‍",
                "👨‍👩‍👧‍👦",
                "\u200d",
                "\ufe0f",
                "1\ufe0f",
                "🇩",
                "\u0301\u0316",
                "\u0316\u0301",
                "e\u0301",
                "\u202eשלום",
                "\u2066",
                "_.",
                "-.",
                "a_.",
                "xn--.",
                "한국.",
                "a.한국",
                "\u00ad.",
                "http://\u00ad",
                "t.co/",
                "https://t.co/a",
                "&",
                "\u1100\u1161"
            })
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatRepeatsForAHundredThousandCharactersIsAnsweredAtOnce(String part) {
        RichText text = RichText.plain(part.repeat(RichText.MAX_LENGTH / part.length()));

        int length = dialect.length(text);

        assertThat(length).isBetween(RichText.MAX_LENGTH / 50, WeightedLength.LINK * RichText.MAX_LENGTH);
        assertThat(dialect.entities(text.text())).hasSizeLessThanOrEqualTo(RichText.MAX_LENGTH);
        assertThat(dialect.render(text).text()).hasSizeLessThanOrEqualTo(RichText.MAX_LENGTH);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aHostOfAHundredThousandLabelsIsTooLongForALink() {
        String text = "a.".repeat(49_990) + "com";

        assertThat(dialect.entities(text)).isEmpty();
        assertThat(dialect.length(RichText.plain(text))).isEqualTo(text.length());
    }

    @Test
    void textFromRightToLeftIsCountedAndRecognisedLikeAnyOther() {
        String text = "\u202eשלום example.com @bob\u202c";

        assertThat(dialect.length(RichText.plain(text))).isEqualTo(2 + 4 + 1 + 23 + 1 + 4 + 2);
        assertThat(dialect.entities(text)).hasSize(2);
    }
}
