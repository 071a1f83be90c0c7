package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.Texts.text;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.http.Json;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

@DisplayName("R5 Any record's text is made safe")
class RecordTextTest {
    private static final String LINK =
            "[{'$type':'app.bsky.richtext.facet#link','uri':'https://example.com/'}]".replace('\'', '"');

    @Test
    void aFacetBehindEmojiFindsItsPlace() {
        assertThat(read("👍 link", facet(5, 9, LINK)))
                .isEqualTo(text("👍 ", "link", new Feature.Link("https://example.com/"), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,9", "5,6", "-1,4", "5,5", "9,5", "5,99", "5.5,9", "\"5\",9", "null,9", "5,1e99"})
    void aFacetInTheWrongPlaceIsLeftOut(String range) {
        String[] borders = range.split(",");
        assertThat(read("👍👍 link", rawFacet(borders[0], borders[1], LINK)).facets())
                .isEmpty();
    }

    @Test
    void ofTwoFacetsOverEachOtherTheFirstCounts() {
        assertThat(read("a link here", facet(7, 11, LINK) + "," + facet(2, 6, LINK) + "," + facet(2, 11, LINK))
                        .facets())
                .extracting(facet -> facet.start() + "-" + facet.end())
                .containsExactly("2-6", "7-11");
    }

    @Test
    void aBadFacetHidesNoGoodOne() {
        assertThat(read("👍 link", facet(0, 2, LINK) + "," + facet(5, 9, LINK)).facets())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", ""})
    void aLinkToAnythingButTheWebIsLeftOut(String uri) {
        assertThat(read("link", facet(0, 4, LINK.replace("https://example.com/", uri)))
                        .facets())
                .isEmpty();
    }

    @Test
    void ofSeveralFeaturesTheFirstUsableOneCounts() {
        String features =
                "[{\"$type\":\"x#y\"},{\"$type\":\"app.bsky.richtext.facet#tag\",\"tag\":\"\"}," + LINK.substring(1);
        assertThat(read("link", facet(0, 4, features)).facets()).hasSize(1);
    }

    @Test
    void lineEndsAreOfOneKindAndFacetsMoveAlong() {
        assertThat(read("a\rb\r\nlink", facet(5, 9, LINK)))
                .isEqualTo(text("a\nb \n", "link", new Feature.Link("https://example.com/"), ""));
    }

    @Test
    void aLoneSurrogateBecomesAReplacementCharacter() {
        assertThat(read("a\\ud83d link", facet(5, 9, LINK)))
                .isEqualTo(text("a\uFFFD ", "link", new Feature.Link("https://example.com/"), ""));
    }

    @Test
    void aTextWithoutEndIsCut() {
        RichText text = read("👍".repeat(RichText.MAX_LENGTH), facet(399_996, 400_000, LINK));
        assertThat(text.text().length()).isLessThanOrEqualTo(RichText.MAX_LENGTH);
        assertThat(text.facets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":{}}", "{\"text\":null,\"facets\":{}}", "{\"facets\":[[],5,null,{}]}"})
    void aRecordWithoutTextHasNone(String json) {
        assertThat(RecordText.of(Json.parse(json))).isEqualTo(RichText.EMPTY);
    }

    private static RichText read(String text, String facets) {
        String escaped = text.replace("\r", "\\r").replace("\n", "\\n");
        return RecordText.of(Json.parse("{\"text\":\"" + escaped + "\",\"facets\":[" + facets + "]}"));
    }

    private static String facet(int start, int end, String features) {
        return rawFacet("" + start, "" + end, features);
    }

    private static String rawFacet(String start, String end, String features) {
        return "{\"index\":{\"byteStart\":" + start + ",\"byteEnd\":" + end + "},\"features\":" + features + "}";
    }
}
