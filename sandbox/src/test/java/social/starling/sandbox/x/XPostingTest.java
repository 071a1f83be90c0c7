package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;

class XPostingTest extends XFixture {
    @Test
    void aPostIsCreatedListedAndDeleted() {
        var created = post("Hello, world");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("data").path("text").stringValue()).isEqualTo("Hello, world");

        var timeline = get("/2/users/" + adaId() + "/tweets");
        assertThat(timeline.status()).isEqualTo(200);
        assertThat(timeline.json().path("data").get(0).path("id").stringValue()).isEqualTo(idOf(created));

        var deleted = browser.delete("/2/tweets/" + idOf(created), ada);
        assertThat(deleted.json().path("data").path("deleted").booleanValue()).isTrue();
        assertThat(get("/2/users/" + adaId() + "/tweets").json().toString())
                .isEqualTo("{\"meta\":{\"result_count\":0}}");
    }

    @Test
    void idsGrowThoughTheClockStandsStill() {
        List<String> ids =
                Stream.of("one", "two", "three").map(text -> idOf(post(text))).toList();
        assertThat(ids).isSortedAccordingTo(XIds::compare).doesNotHaveDuplicates();
        assertThat(Long.parseLong(ids.getFirst()) >> 22).isEqualTo(START.toEpochMilli() - 1_288_834_974_657L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"idempotency_key\":\"1\"}",
                "{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":\"1\",\"in_reply_to_post_id\":\"1\"}}",
                "{\"text\":\"a\",\"reply\":{}}",
                "{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":1}}",
                "{\"text\":\"a\",\"reply\":null}",
                "{\"text\":\"a\",\"reply\":{\"in_reply_to_tweet_id\":\"x1\"}}",
                "{\"text\":\"a\",\"reply_settings\":\"everyone\"}",
                "{\"text\":7}",
                "{\"text\":\"a\",\"made_with_ai\":\"no\"}",
                "{\"text\":\"a\",\"media\":{\"media_ids\":[]}}",
                "{\"text\":\"a\",\"media\":{\"media_ids\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}}",
                "{\"text\":\"a\",\"media\":{\"media_ids\":[\"1\"]}}",
                "{\"text\":\"a\",\"media\":{\"media_ids\":[\"1\"]},\"quote_tweet_id\":\"1\"}",
                "{\"text\":\"a\",\"poll\":{\"options\":[\"a\"],\"duration_minutes\":5}}",
                "{\"text\":\"a\",\"poll\":{\"options\":[\"a\",\"b\"],\"duration_minutes\":1}}",
                "{\"text\":\"\"}",
                "{\"text\":\" \\n \"}",
                "{}",
                "[]",
                "{\"text\":\"a\"} x",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":",
                "",
                "{\"text\":\"\\ud83d\"}",
                "{\"text\":\"a\\ufffe\"}"
            })
    void aBodyThatTheDescriptionDoesNotAllowIsRefused(String body) {
        Browser.Answer answer = postBody(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").stringValue()).isEqualTo("https://api.x.com/2/problems/invalid-request");
        assertThat(x.posts("ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"reply_settings\":\"mentionedUsers\"}",
                "{\"text\":\"a\",\"made_with_ai\":true,\"paid_partnership\":false,\"nullcast\":false}",
                "{\"text\":\"a\",\"share_with_followers\":true}"
            })
    void keysThatTheDescriptionKnowsAreTaken(String body) {
        assertThat(postBody(body).status()).isEqualTo(201);
    }

    @Test
    void aFormEncodedPostIsRefused() {
        assertThat(browser.postForm("/2/tweets", ada, Map.of("text", "a")).status())
                .isEqualTo(415);
    }

    @Test
    void aPostOf280IsTakenAndOneOf281IsRefusedByTurnsWithBothStatuses() {
        assertThat(post("a".repeat(280)).status()).isEqualTo(201);
        var first = post("b".repeat(281));
        var second = post("b".repeat(281));
        assertThat(List.of(first.status(), second.status())).containsExactly(403, 400);
        assertThat(first.json().path("detail").stringValue()).startsWith("Your Tweet text is too long");
        assertThat(second.json().path("detail").stringValue()).startsWith("Your Tweet text is too long");
        assertThat(first.header("x-sandbox-reason")).isEqualTo("the text weighs 281 of at most 280");
    }

    @Test
    void theStatusOfATooLongPostCanBeFixed() {
        x.setSettings(new XSettings(XSettings.RefusalStatus.ALWAYS_400, "credits", false, false, Duration.ofDays(1)));
        assertThat(post("b".repeat(281)).status()).isEqualTo(400);
        assertThat(post("b".repeat(281)).status()).isEqualTo(400);
    }

    @Test
    void aPremiumAccountPostsLong() {
        x.createUser("grace", true);
        String grace = bearer("grace");
        assertThat(browser.postJson("/2/tweets", grace, "{\"text\":\"" + "a".repeat(25_000) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(browser.postJson("/2/tweets", grace, "{\"text\":\"" + "a".repeat(25_001) + "\"}")
                        .status())
                .isIn(400, 403);
    }

    @Test
    void aBodyOfTenMegabytesIsRefusedAtOnce() {
        assertThat(postBody("{\"text\":\"" + "a.".repeat(5_000_000) + "\"}").status())
                .isEqualTo(413);
    }

    @Test
    void anEqualTextIsADuplicateUntilADayHasPassed() {
        post("once");
        var twin = post(" once ");
        assertThat(twin.status()).isEqualTo(403);
        assertThat(twin.json().path("detail").stringValue())
                .isEqualTo("You are not allowed to create a Tweet with duplicate content.");
        x.clock().advance(Duration.ofHours(24));
        ada = bearer("ada");
        assertThat(post("once").status()).isEqualTo(201);
    }

    @Test
    void aTextThatTheUserPostedAtTheScreenIsADuplicateToo() {
        x.post("ada", "by hand");
        assertThat(post("by hand").status()).isEqualTo(403);
    }

    @Test
    void aDeletedTextMayBePostedAgain() {
        String id = idOf(post("again"));
        browser.delete("/2/tweets/" + id, ada);
        assertThat(post("again").status()).isEqualTo(201);
    }

    @Test
    void aSecondCashtagIsRefused() {
        assertThat(post("buy $AAPL").status()).isEqualTo(201);
        assertThat(post("buy $AAPL and $MSFT").status()).isEqualTo(403);
    }

    @Test
    void aReplyToOneselfIsFreeAndJoinsTheConversation() {
        String root = idOf(post("root"));
        String second = idOf(reply("second", root));
        idOf(reply("third", second));
        assertThat(x.posts("ada")).extracting(XPost::conversationId).containsOnly(root);
        assertThat(x.posts("ada").getFirst().replyTo()).contains(second);
    }

    @Test
    void aReplyToAStrangerIsRefusedUnlessTheStrangerSummonsTheAuthor() {
        x.createUser("grace", false);
        var refused = reply("hi", x.post("grace", "good morning").id());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").stringValue()).startsWith("Reply to this conversation is not allowed");

        assertThat(reply("hi", x.post("grace", "hello @Ada").id()).status()).isEqualTo(201);
        XPost mine = x.post("ada", "quote me");
        assertThat(reply("thanks", x.quote("grace", "look", mine.id()).id()).status())
                .isEqualTo(201);
    }

    @Test
    void aReplyToAMissingPostIsRefusedByTurnsWithBothStatuses() {
        assertThat(List.of(reply("a", "12345").status(), reply("a", "12345").status()))
                .containsExactly(403, 400);
    }

    @Test
    void aQuoteNeedsAnEnterprisePlan() {
        String id = idOf(post("quote me"));
        assertThat(postBody("{\"text\":\"look\",\"quote_tweet_id\":\"" + id + "\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAPremiumAuthorEditsAndOnlyWithinTheHour() {
        String edit = "{\"text\":\"new\",\"edit_options\":{\"previous_post_id\":\"%s\"}}";
        assertThat(postBody(edit.formatted(idOf(post("old")))).status()).isEqualTo(403);

        x.createUser("grace", true);
        String grace = bearer("grace");
        XPost old = x.post("grace", "old");
        var edited = browser.postJson("/2/tweets", grace, edit.formatted(old.id()));
        assertThat(edited.status()).isEqualTo(201);
        assertThat(edited.json()
                        .path("data")
                        .path("edit_history_post_ids")
                        .get(0)
                        .stringValue())
                .isEqualTo(old.id());
        assertThat(browser.postJson("/2/tweets", grace, edit.formatted(old.id()))
                        .status())
                .isEqualTo(403);
        x.clock().advance(Duration.ofHours(1));
        assertThat(browser.postJson("/2/tweets", bearer("grace"), edit.formatted(idOf(edited)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyTheAuthorDeletesAndWhatIsGoneIsNotFound() {
        x.createUser("grace", false);
        XPost hers = x.post("grace", "mine");
        assertThat(browser.delete("/2/tweets/" + hers.id(), ada).status()).isEqualTo(403);
        assertThat(browser.delete("/2/tweets/99", ada).status()).isEqualTo(404);
        assertThat(browser.delete("/2/tweets/abc", ada).status()).isEqualTo(400);
        assertThat(x.posts("grace")).hasSize(1);
    }

    @Test
    void everyGoodCallMakesAPostSinceThereIsNoIdempotencyKey() {
        for (int i = 0; i < 3; i++) {
            var request = browser.request("/2/tweets", ada)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", "same")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"n" + i + "\"}"));
            assertThat(browser.send(request).status()).isEqualTo(201);
        }
        assertThat(x.posts("ada")).hasSize(3);
        assertThat(x.posts("ada").getFirst().via()).isEqualTo(XPost.Via.API);
        assertThat(x.post("ada", "x", Optional.empty(), List.of()).via()).isEqualTo(XPost.Via.USER);
    }
}
