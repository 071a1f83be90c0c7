package social.starling.ports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RichTextTest {
    private static final Feature TAG = new Feature.Tag("bird");

    @Test
    void aSliceKeepsItsFacetsInPlace() {
        RichText text = new RichText("a #bird sings", List.of(new Facet(2, 7, TAG)));
        RichText slice = text.slice(2, 13);
        assertThat(slice).isEqualTo(new RichText("#bird sings", List.of(new Facet(0, 5, TAG))));
        assertThat(slice.covered(slice.facets().getFirst())).isEqualTo("#bird");
    }

    @Test
    void aHugeTextIsRefusedBeforeAnybodyLooksAtIt() {
        assertThatThrownBy(() -> RichText.plain("a".repeat(RichText.MAX_LENGTH + 1)))
                .hasMessageContaining("100001")
                .hasMessageContaining("at most 100000");
    }

    @Test
    void halfACharacterIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> RichText.plain("ab\uD83D"))
                .hasMessageContaining("U+d83d")
                .hasMessageContaining("position 2");
        assertThatThrownBy(() -> RichText.plain("\uDC00a")).hasMessageContaining("position 0");
        assertThat(RichText.plain("\uD83D\uDC26").text()).hasSize(2);
    }

    @Test
    void facetsLieInOrderInsideTheTextAndOnCharacterBorders() {
        assertThatThrownBy(() -> new RichText("abc", List.of(new Facet(1, 4, TAG))))
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> new RichText("abc", List.of(new Facet(1, 3, TAG), new Facet(0, 1, TAG))))
                .hasMessageContaining("in order");
        assertThatThrownBy(() -> new RichText("\uD83D\uDC26", List.of(new Facet(1, 2, TAG))))
                .hasMessageContaining("inside one character");
        assertThatThrownBy(() -> new Facet(2, 2, TAG)).hasMessageContaining("covers nothing");
    }

    @Test
    void aLinkLeadsToTheWebAndNowhereElse() {
        assertThat(new Feature.Link("HTTPS://example.com").target()).startsWith("HTTPS");
        assertThatThrownBy(() -> new Feature.Link("javascript:alert(1)")).hasMessageContaining("javascript:alert(1)");
    }
}
