package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import tools.jackson.databind.JsonNode;

class XReadingTest extends XFixture {
    @Test
    void aTimelineIsPagedNewestFirst() {
        List<String> ids = IntStream.range(0, 12)
                .mapToObj(i -> x.post("ada", "post " + i).id())
                .toList()
                .reversed();
        List<String> read = new ArrayList<>();
        String token = "";
        do {
            var page = timeline("?max_results=5" + (token.isEmpty() ? "" : "&pagination_token=" + token));
            page.path("data").forEach(post -> read.add(post.path("id").stringValue()));
            token = page.path("meta").path("next_token").stringValue("");
        } while (!token.isEmpty());
        assertThat(read).isEqualTo(ids);
        var meta = timeline("?max_results=5").path("meta");
        assertThat(meta.path("newest_id").stringValue()).isEqualTo(ids.getFirst());
        assertThat(meta.path("oldest_id").stringValue()).isEqualTo(ids.get(4));
        assertThat(meta.path("result_count").intValue()).isEqualTo(5);
    }

    @Test
    void boundsByIdAreExclusive() {
        String one = x.post("ada", "1").id();
        String two = x.post("ada", "2").id();
        String three = x.post("ada", "3").id();
        assertThat(idsOf(timeline("?since_id=" + one))).containsExactly(three, two);
        assertThat(idsOf(timeline("?until_id=" + three))).containsExactly(two, one);
        assertThat(idsOf(timeline("?since_id=" + one + "&until_id=" + three))).containsExactly(two);
    }

    @Test
    void boundsByTimeIncludeTheStartAndNotTheEnd() {
        String one = x.post("ada", "1").id();
        x.clock().advance(Duration.ofSeconds(10));
        String two = x.post("ada", "2").id();
        assertThat(idsOf(timeline("?start_time=2026-11-20T08:00:10Z"))).containsExactly(two);
        assertThat(idsOf(timeline("?end_time=2026-11-20T08:00:10Z"))).containsExactly(one);
    }

    @Test
    void repliesAndRepostsCanBeLeftOut() {
        x.createUser("grace", false);
        XPost root = x.post("ada", "root");
        x.post("ada", "second", Optional.of(root.id()), List.of());
        XPost repost = x.repost("ada", x.post("grace", "hers").id());
        assertThat(repost.text()).isEqualTo("RT @grace: hers");
        assertThat(idsOf(timeline("?exclude=replies"))).containsExactly(repost.id(), root.id());
        assertThat(idsOf(timeline("?exclude=replies,retweets"))).containsExactly(root.id());
    }

    @Test
    void theNextTokenRepeatsForEverWhenSetSo() {
        x.setSettings(new XSettings(XSettings.RefusalStatus.ALTERNATE, "credits", false, true, Duration.ofDays(1)));
        x.post("ada", "only one");
        String token = timeline("").path("meta").path("next_token").stringValue();
        JsonNode again = timeline("?pagination_token=" + token);
        assertThat(again.path("meta").path("next_token").stringValue()).isEqualTo(token);
        assertThat(idsOf(again)).isEqualTo(idsOf(timeline("")));
    }

    @Test
    void aNewPostMayComeLateIntoTheTimeline() {
        x.setSettings(XSettings.DEFAULT.withTimelineLag(Duration.ofSeconds(30)));
        String id = idOf(post("late"));
        assertThat(idsOf(timeline(""))).isEmpty();
        assertThat(idsOf(get("/2/tweets?ids=" + id).json())).containsExactly(id);
        x.clock().advance(Duration.ofSeconds(30));
        assertThat(idsOf(timeline(""))).containsExactly(id);
    }

    @Test
    void aTimelineReachesBackThreeThousandTwoHundredPosts() {
        String first = x.post("ada", "first").id();
        for (int i = 0; i < 3_200; i++) {
            x.post("ada", "post");
        }
        assertThat(idsOf(timeline("?until_id=" + (Long.parseLong(first) + 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?max_results=4",
                "?max_results=101",
                "?max_results=x",
                "?since_id=x",
                "?until_id=99999999999999999999",
                "?start_time=yesterday",
                "?pagination_token=*",
                "?order=asc",
                "?tweet_fields=text"
            })
    void aBadParameterIsRefused(String query) {
        assertThat(get("/2/users/" + adaId() + "/tweets" + query).status()).isEqualTo(400);
    }

    @Test
    void whoIsNotThereIsReportedInErrors() {
        var answer = get("/2/users/42/tweets");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("errors").get(0).path("resource_type").stringValue())
                .isEqualTo("user");
        assertThat(get("/2/users/by/username/nobody").json().path("errors")).hasSize(1);
        assertThat(get("/2/users/by/username/ADA")
                        .json()
                        .path("data")
                        .path("id")
                        .stringValue())
                .isEqualTo(adaId());
        assertThat(get("/2/users/by/username/a-b").status()).isEqualTo(400);
        assertThat(get("/2/users/me").json().path("data").path("username").stringValue())
                .isEqualTo("ada");
    }

    @Test
    void aLookupReportsWhatIsMissing() {
        String there = x.post("ada", "there").id();
        String gone = x.post("ada", "gone").id();
        x.delete(gone);
        var answer = get("/2/tweets?ids=" + there + "," + gone).json();
        assertThat(idsOf(answer)).containsExactly(there);
        JsonNode error = answer.path("errors").get(0);
        assertThat(error.path("type").stringValue()).isEqualTo("https://api.x.com/2/problems/resource-not-found");
        assertThat(error.path("resource_id").stringValue()).isEqualTo(gone);
        assertThat(get("/2/tweets/" + gone).json().path("errors")).hasSize(1);
        assertThat(get("/2/tweets/" + there).json().path("data").path("text").stringValue())
                .isEqualTo("there");
    }

    @Test
    void aLookupTakesOneToAHundredIds() {
        assertThat(get("/2/tweets").status()).isEqualTo(400);
        assertThat(get("/2/tweets?ids=a").status()).isEqualTo(400);
        assertThat(get("/2/tweets?ids=" + "1,".repeat(100) + "1").status()).isEqualTo(400);
        assertThat(get("/2/tweets?ids=" + "1,".repeat(99) + "1").status()).isEqualTo(200);
    }

    @Test
    void theSearchFindsAThreadOfTheLastSevenDays() {
        XPost root = x.post("ada", "root");
        XPost second = x.post("ada", "second", Optional.of(root.id()), List.of());
        x.createUser("grace", false);
        x.post("grace", "hers", Optional.of(root.id()), List.of());
        String query = "/2/tweets/search/recent?query="
                + Browser.encode("conversation_id:" + root.conversationId() + " from:ada");
        assertThat(idsOf(get(query).json())).containsExactly(second.id(), root.id());
        assertThat(get("/2/tweets/search/recent?query=cats").status()).isEqualTo(400);
        assertThat(get(query + "&max_results=9").status()).isEqualTo(400);
        x.clock().advance(Duration.ofDays(7));
        ada = bearer("ada");
        assertThat(get(query).json().path("meta").path("result_count").intValue())
                .isZero();
    }

    @Test
    void anEditHasANewIdAndAHistory() {
        XPost old = x.post("ada", "old");
        XPost edited = x.edit(old.id(), "new");
        var timeline = timeline("?tweet.fields=edit_history_tweet_ids");
        assertThat(idsOf(timeline)).containsExactly(edited.id());
        JsonNode history = timeline.path("data").get(0).path("edit_history_tweet_ids");
        assertThat(history.toString()).isEqualTo("[\"" + old.id() + "\",\"" + edited.id() + "\"]");
        var byOldId = get("/2/tweets?ids=" + old.id() + "&expansions=edit_history_post_ids")
                .json();
        assertThat(byOldId.path("data").get(0).path("text").stringValue()).isEqualTo("old");
        assertThat(byOldId.path("data").get(0).path("edit_history_post_ids")).hasSize(2);
        x.delete(edited.id());
        assertThat(get("/2/tweets?ids=" + old.id()).json().path("errors")).hasSize(1);
    }

    private JsonNode timeline(String query) {
        var answer = get("/2/users/" + adaId() + "/tweets" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> idsOf(JsonNode body) {
        List<String> ids = new ArrayList<>();
        body.path("data").forEach(post -> ids.add(post.path("id").stringValue()));
        return ids;
    }
}
