package social.starling.ports.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.ports.media.Attachment.Kind;
import social.starling.ports.route.PostFilter.MediaFilter;
import social.starling.ports.route.PostFilter.TagFilter;

/** What no rule may say, and the sentence that tells so. */
class RouteRulesTest {
    @Test
    void byDefaultOnlyWhatStandsAloneIsCarriedAsItIsAndNothingIsDeleted() {
        assertThat(RouteRules.DEFAULT.relations())
                .isEqualTo(new Relations(Relations.Replies.SKIP, Relations.Reposts.SKIP, Relations.Quotes.SKIP));
        assertThat(RouteRules.DEFAULT.upkeep()).isEqualTo(new Upkeep(Duration.ZERO, false, Upkeep.Edits.IGNORE));
        assertThat(RouteRules.DEFAULT.wording().cards()).isTrue();
    }

    @Test
    void aTagIsNamedWithOrWithoutItsSign() {
        assertThat(new TagFilter(List.of("#Bird", "cat"), List.of()).include()).containsExactly("Bird", "cat");
        assertThat(new TagRewrite("#a", "#b")).isEqualTo(new TagRewrite("a", "b"));
        assertThatThrownBy(() -> new TagFilter(List.of("two words"), List.of()))
                .hasMessageContaining("\"two words\" is no tag");
        assertThatThrownBy(() -> new TagRewrite("", "b")).hasMessageContaining("is no tag");
        assertThatThrownBy(() ->
                        Wording.AS_IT_IS.rewritingTags(List.of(new TagRewrite("a", "b"), new TagRewrite("A", "c"))))
                .hasMessageContaining("name each once");
    }

    @Test
    void whatIsNoLanguageIsRefused() {
        assertThat(PostFilter.ALL.inLanguages(List.of("en", "zh-Hant-TW")).languages())
                .hasSize(2);
        assertThatThrownBy(() -> PostFilter.ALL.inLanguages(List.of("English!")))
                .hasMessageContaining("\"English!\"")
                .hasMessageContaining("pt-BR");
    }

    @Test
    void aKindOfMediaIsNotBothWantedAndUnwanted() {
        assertThatThrownBy(() -> new MediaFilter(List.of(Kind.VIDEO), List.of(Kind.IMAGE, Kind.VIDEO)))
                .hasMessageContaining("video")
                .hasMessageContaining("name it once");
    }

    @Test
    void aReplacementUsesTheGroupsItHas() {
        assertThat(new Replacement("(?<word>a)", "${word}$1\\$").with()).isEqualTo("${word}$1\\$");
        assertThatThrownBy(() -> new Replacement("(a)", "$2"))
                .hasMessageContaining("$2")
                .hasMessageContaining("No group 2");
        assertThatThrownBy(() -> new Replacement("(?x) a # a comment", "$1")).hasMessageContaining("No group 1");
        assertThatThrownBy(() -> new Replacement("a", "5$")).hasMessageContaining("\\$ for a dollar sign");
        assertThatThrownBy(() -> new Replacement("", "x")).hasMessageContaining("empty pattern");
        assertThatThrownBy(() -> new Replacement("(", "x"))
                .hasMessageContaining("replace expression")
                .hasMessageContaining("position");
        assertThatThrownBy(() -> new Replacement("a", "x".repeat(201))).hasMessageContaining("201");
    }

    @Test
    void prefixAndSuffixAreShortTexts() {
        assertThat(Wording.AS_IT_IS.between("a\n", "").prefix()).isEqualTo("a\n");
        assertThatThrownBy(() -> Wording.AS_IT_IS.between("x".repeat(201), "")).hasMessageContaining("201");
        assertThatThrownBy(() -> Wording.AS_IT_IS.between("", "\u001b[2J")).hasMessageContaining("control character");
        assertThatThrownBy(() -> Wording.AS_IT_IS.between("", "\ud83d")).hasMessageContaining("surrogate");
    }

    @Test
    void aHoldIsWholeSecondsUpToAWeek() {
        assertThat(new Upkeep(Duration.ofDays(7), false, Upkeep.Edits.IGNORE).hold())
                .hasDays(7);
        for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(8), Duration.ofMillis(1))) {
            assertThatThrownBy(() -> new Upkeep(wrong, false, Upkeep.Edits.IGNORE))
                    .hasMessageContaining(wrong.toString())
                    .hasMessageContaining("7 days");
        }
    }

    @Test
    void listsAreBoundedAndNameEachOnce() {
        assertThatThrownBy(() -> Wording.AS_IT_IS.replacing(Collections.nCopies(21, new Replacement("a", "b"))))
                .hasMessageContaining("21")
                .hasMessageContaining("at most 20");
        assertThatThrownBy(() -> PostFilter.ALL.inLanguages(List.of("en", "en")))
                .hasMessageContaining("twice");
    }
}
