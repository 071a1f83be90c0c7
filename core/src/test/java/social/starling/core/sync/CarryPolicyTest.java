package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.Attachment.Kind;
import social.starling.ports.post.Post;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.Relations;
import social.starling.ports.route.RouteRules;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

class CarryPolicyTest {
    @Test
    void aPlainPostIsCarried() {
        assertThat(judge(RouteRules.DEFAULT, post("hello", null, null, false))).isNull();
    }

    @Test
    void repostsQuotesAndAnswersToOthersStay() {
        assertThat(judge(RouteRules.DEFAULT, post("RT", null, null, true))).contains("repost");
        assertThat(judge(RouteRules.DEFAULT, post("look", null, "https://x.com/a/status/1", false)))
                .contains("https://x.com/a/status/1");
        assertThat(judge(RouteRules.DEFAULT, post("yes", new Post.Reply("1", "1", false), null, false)))
                .contains("somebody else");
        assertThat(judge(RouteRules.DEFAULT, post("and", new Post.Reply("1", "1", true), null, false)))
                .isNull();
    }

    @Test
    void aPostMustMatchIncludeAndNotExclude() {
        RouteRules rules = texts("(?i)bird", "draft");
        assertThat(judge(rules, post("A Bird sings", null, null, false))).isNull();
        assertThat(judge(rules, post("A cat", null, null, false)))
                .contains("include")
                .contains("(?i)bird");
        assertThat(judge(rules, post("bird draft", null, null, false)))
                .contains("exclude")
                .contains("draft");
    }

    @Test
    void whatRefersToOthersIsCarriedWhereTheRouteWantsIt() {
        RouteRules rules = RouteRules.DEFAULT.with(
                new Relations(Relations.Replies.CARRY, Relations.Reposts.LINK, Relations.Quotes.LINK));
        assertThat(judge(rules, post("RT", null, null, true))).isNull();
        assertThat(judge(rules, post("look", null, "https://x.com/a/status/1", false)))
                .isNull();
        assertThat(judge(rules, post("yes", new Post.Reply("1", "1", false), null, false)))
                .isNull();
    }

    @Test
    void aPostIsChosenByItsTagsInAnyCase() {
        RouteRules rules =
                filtered(PostFilter.ALL.with(new PostFilter.TagFilter(List.of("birds", "cats"), List.of("private"))));
        assertThat(judge(rules, tagged("#Birds"))).isNull();
        assertThat(judge(rules, tagged("#dogs"))).contains("none of the tags #birds, #cats");
        assertThat(judge(rules, tagged("#birds #PRIVATE"))).contains("has the tag #private");
        assertThat(judge(rules, post("birds", null, null, false))).contains("none of the tags");
    }

    @Test
    void aPostIsChosenByItsLanguageAndWhatHasNonePasses() {
        RouteRules rules = filtered(PostFilter.ALL.inLanguages(List.of("en", "pt-BR")));
        assertThat(judge(rules, spoken("en-GB"))).isNull();
        assertThat(judge(rules, spoken("PT-br"))).isNull();
        assertThat(judge(rules, spoken("pt"))).contains("its language is pt and not en or pt-BR");
        assertThat(judge(rules, spoken("eng"))).contains("eng");
        assertThat(judge(rules, post("hm", null, null, false))).isNull();
    }

    @Test
    void aPostIsChosenByWhatItShows() {
        RouteRules rules = filtered(
                PostFilter.ALL.with(new PostFilter.MediaFilter(List.of(Kind.IMAGE, Kind.GIF), List.of(Kind.VIDEO))));
        assertThat(judge(rules, showing(Kind.IMAGE))).isNull();
        assertThat(judge(rules, showing(Kind.IMAGE, Kind.VIDEO))).contains("kind video");
        assertThat(judge(rules, showing())).contains("no media file of the kind image or gif");
    }

    @Test
    void aRuleThatBacktracksForEverIsCutOffAndNamed() {
        RouteRules rules = texts(null, "(a+)+b|(x*)*y");
        assertThat(judge(rules, post("a".repeat(5_000), null, null, false))).contains("could not be decided");
    }

    @Test
    void aBoundedTextIsTheTextItBounds() {
        BoundedText text = new BoundedText("hello");
        assertThat(text.subSequence(1, 3)).hasToString("el").hasSize(2);
        assertThat(text).hasToString("hello");
    }

    private static RouteRules filtered(PostFilter filter) {
        return RouteRules.DEFAULT.with(filter);
    }

    private static Post tagged(String text) {
        List<Facet> facets = new ArrayList<>();
        int start = 0;
        for (String word : text.split(" ")) {
            facets.add(new Facet(start, start + word.length(), new Feature.Tag(word.substring(1))));
            start += word.length() + 1;
        }
        return Posts.of(new RichText(text, facets));
    }

    private static Post spoken(String language) {
        return Posts.of(RichText.plain("words"), null, null, false, List.of(), List.of(language));
    }

    private static Post showing(Kind... kinds) {
        List<Attachment> attachments = Arrays.stream(kinds)
                .map(kind -> new Attachment(kind, "https://media.example/1", ""))
                .toList();
        return Posts.of(RichText.plain("look"), null, null, false, attachments, List.of());
    }

    private static RouteRules texts(@Nullable String include, @Nullable String exclude) {
        return RouteRules.DEFAULT.with(PostFilter.ALL.with(new PostFilter.TextFilter(include, exclude)));
    }

    private static @Nullable String judge(RouteRules rules, Post post) {
        return switch (new CarryPolicy(rules).judge(post)) {
            case CarryPolicy.Carried carried -> null;
            case CarryPolicy.Skipped skipped -> skipped.reason();
        };
    }

    private static Post post(String text, Post.@Nullable Reply reply, @Nullable String quotes, boolean repost) {
        return Posts.of(RichText.plain(text), reply, quotes, repost, List.of(), List.of());
    }
}
