package social.starling.ports.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCardTest {
    private static final String PAGE = "https://example.com/page";

    @Test
    void itSaysWhatThePageSays() {
        LinkCard card = told("Rain in June", "It rained.");
        assertThat(card.title()).isEqualTo("Rain in June");
        assertThat(card.description()).isEqualTo("It rained.");
        assertThat(card.thumb()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0000A\u001b[31m red\u0007 title\u009f', 'A[31m red title'",
        "'two\r\nlines\u2028and\ta tab', 'two lines and a tab'",
        "'  wide\u00a0\u3000 spaces  ', 'wide spaces'",
        "'\u202egnp.exe\u202c \u2066x\u2069', 'gnp.exe x'",
        "'half \ud800 of \udc00 one', 'half of one'",
        "'family \ud83d\udc69\u200d\ud83d\udc67 of two', 'family \ud83d\udc69\u200d\ud83d\udc67 of two'"
    })
    void whatWouldReachBeyondItIsTakenOut(String told, String shown) {
        assertThat(told(told, told).title()).isEqualTo(shown);
        assertThat(told(told, told).description()).isEqualTo(shown);
    }

    @Test
    void aMillionCharactersAreCutAfterAWholeOne() {
        LinkCard card = told("a" + "\ud83d\udc26".repeat(500_000), "b".repeat(1_000_000));
        assertThat(card.title()).hasSize(LinkCard.LONGEST_TITLE - 1).endsWith("\ud83d\udc26");
        assertThat(card.description()).hasSize(LinkCard.LONGEST_DESCRIPTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000\u0001", "\u2028\u2029\n", "\u202e", "\u200b\u200d\u00ad"})
    void aPageWithoutATitleHasNone(String title) {
        assertThat(LinkCard.told(PAGE, title, "words", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "javascript:alert(1)", "https://", "ftp://example.com", "example.com"})
    void onlyAWebAddressHasOne(String url) {
        assertThat(LinkCard.told(url, "title", "", null)).isNull();
        assertThatThrownBy(() -> new LinkCard(url, "title", "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + url + "\"");
    }

    @Test
    void aPictureElsewhereThanOnTheWebIsNone() {
        assertThat(LinkCard.told(PAGE, "title", "", "file:///etc/passwd"))
                .satisfies(
                        card -> assertThat(Objects.requireNonNull(card).thumb()).isNull());
        assertThat(LinkCard.told(PAGE, "title", "", "https://example.com/a.png"))
                .satisfies(card -> assertThat(Objects.requireNonNull(card).thumb())
                        .isEqualTo(new Media(
                                new Attachment(Attachment.Kind.IMAGE, "https://example.com/a.png", ""), null)));
    }

    @Test
    void wordsThatWereNotMadeTameAreRefused() {
        assertThatThrownBy(() -> new LinkCard(PAGE, "two\nlines", "", null)).hasMessageContaining("title");
        assertThatThrownBy(() -> new LinkCard(PAGE, "title", "\ud800", null)).hasMessageContaining("description");
        assertThatThrownBy(() -> new LinkCard(PAGE, "a".repeat(LinkCard.LONGEST_TITLE + 1), "", null))
                .hasMessageContaining("at most " + LinkCard.LONGEST_TITLE);
        assertThatThrownBy(() -> new LinkCard(PAGE, " ", "", null)).hasMessageContaining("no title");
    }

    private static LinkCard told(String title, String description) {
        return Objects.requireNonNull(LinkCard.told(PAGE, title, description, null));
    }
}
