package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReference;
import social.starling.ports.route.PostFilter;
import social.starling.ports.route.RouteRules;
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
        AccountId account = AccountId.of(new Platform("twitter"), "1");
        return new Post(
                new PostReference(account, "10", null),
                "10",
                0,
                Instant.EPOCH,
                RichText.plain(text),
                reply,
                quotes,
                repost,
                List.of(),
                List.of(),
                "https://x.com/ada/status/10");
    }
}
