package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.Browser;
import tools.jackson.databind.JsonNode;

/** Threads, edits, deletions and quotes of the person at the screen, as an app reads them. */
class XThreadsTest extends XFixture {
    @Test
    void aThreadIsFoundByItsConversationAndAuthor() {
        x.createUser("grace", false);
        List<XPost> thread = x.thread("ada", List.of("one", "two", "three"));
        XPost late = x.post("ada", "late", Optional.of(thread.getLast().id()), List.of());
        x.post("grace", "a stranger", Optional.of(late.id()), List.of());
        x.post("ada", "elsewhere");

        var found = search("conversation_id:" + thread.getFirst().id() + " from:ada");
        assertThat(ids(found))
                .containsExactly(
                        late.id(),
                        thread.get(2).id(),
                        thread.get(1).id(),
                        thread.get(0).id());
        assertThat(x.cost().ownedReads() + x.cost().postReads()).isEqualTo(4);
    }

    @Test
    void aSearchKnowsSevenDays() {
        XPost old = x.post("ada", "one");
        x.clock().advance(Duration.ofDays(7).plusSeconds(1));
        ada = bearer("ada");
        XPost late = x.post("ada", "two", Optional.of(old.id()), List.of());
        String query = "conversation_id:" + old.id() + " from:ada";
        assertThat(ids(search(query))).containsExactly(late.id());
        assertThat(search(query + "&since_id=" + old.id()).status()).isEqualTo(400);
        assertThat(search(query + "&start_time=2026-11-20T08:00:00Z").status()).isEqualTo(400);
        assertThat(search(query + "&max_results=9").status()).isEqualTo(400);
        assertThat(search("").status()).isEqualTo(400);
        assertThat(search("from:" + "a".repeat(600)).status()).isEqualTo(400);
    }

    @Test
    void searchesAreCountedOnTheirOwn() {
        x.setLimit(XLimit.SEARCH, 1);
        assertThat(search("from:ada").status()).isEqualTo(200);
        assertThat(search("from:ada").status()).isEqualTo(429);
    }

    @Test
    void aDeletedPostIsAnErrorOfItsOwnAndTheOthersAreThere() {
        List<XPost> thread = x.thread("ada", List.of("one", "two"));
        x.delete(thread.getFirst().id());
        var found =
                get("/2/tweets?ids=" + thread.get(0).id() + "," + thread.get(1).id());
        assertThat(found.status()).isEqualTo(200);
        assertThat(ids(found)).containsExactly(thread.get(1).id());
        JsonNode error = found.json().path("errors").get(0);
        assertThat(error.path("type").stringValue()).isEqualTo("https://api.x.com/2/problems/resource-not-found");
        assertThat(error.path("resource_id").stringValue())
                .isEqualTo(thread.get(0).id());
        assertThat(x.cost().ownedReads()).isEqualTo(1);
    }

    @Test
    void anEditHasANewIdAndTheOldOneStillResolves() {
        x.createUser("grace", true);
        XPost first = x.post("grace", "one");
        XPost second = x.edit(first.id(), "two");
        XPost reply = x.post("grace", "a reply", Optional.of(second.id()), List.of());

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(reply.conversationId()).isEqualTo(first.id());
        for (XPost version : List.of(first, second)) {
            JsonNode post = get("/2/tweets/" + version.id() + "?tweet.fields=edit_history_tweet_ids")
                    .json()
                    .path("data");
            assertThat(post.path("text").stringValue()).isEqualTo(version.text());
            assertThat(post.path("edit_history_tweet_ids"))
                    .extracting(JsonNode::stringValue)
                    .containsExactly(first.id(), second.id());
        }
        assertThat(ids(search("from:grace"))).containsExactly(reply.id(), second.id());

        x.delete(second.id());
        assertThat(get("/2/tweets?ids=" + first.id() + "," + second.id()).json().path("errors"))
                .hasSize(2);
    }

    @Test
    void quotesAndRepostsNameWhatTheyPointAt() {
        x.createUser("grace", false);
        XPost original = x.post("ada", "one");
        XPost quote = x.quote("grace", "look", original.id());
        XPost repost = x.repost("grace", original.id());
        assertThat(references(quote)).isEqualTo("[{\"type\":\"quoted\",\"id\":\"" + original.id() + "\"}]");
        assertThat(references(repost)).isEqualTo("[{\"type\":\"retweeted\",\"id\":\"" + original.id() + "\"}]");
        x.delete(original.id());
        assertThat(x.posts("grace")).containsExactly(quote);
    }

    @Test
    void theAdminApiPostsAThreadWithMediaInOneCall() {
        Browser.Answer made = browser.postJson(
                "/admin/users/ada/thread",
                "",
                "{\"posts\":[{\"text\":\"one\",\"media\":[{\"alt_text\":\"a cat\",\"width\":64,\"height\":48}]},{\"text\":\"two\"}]}");
        assertThat(made.status()).isEqualTo(201);
        JsonNode first = made.json().path("posts").get(0);
        JsonNode second = made.json().path("posts").get(1);
        assertThat(second.path("reply_to").stringValue())
                .isEqualTo(first.path("id").stringValue());
        assertThat(first.path("media").get(0).path("alt_text").stringValue()).isEqualTo("a cat");
        String url = first.path("media").get(0).path("url").stringValue();
        assertThat(browser.get(url.substring(x.baseUri().toString().length()), "")
                        .status())
                .isEqualTo(200);
    }

    private String references(XPost post) {
        return get("/2/tweets/" + post.id() + "?tweet.fields=referenced_tweets")
                .json()
                .path("data")
                .path("referenced_tweets")
                .toString();
    }

    private Browser.Answer search(String queryAndMore) {
        return get("/2/tweets/search/recent?query=" + queryAndMore.replace(" ", "%20"));
    }

    private static List<String> ids(Browser.Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().path("data").forEach(post -> ids.add(post.path("id").stringValue()));
        return ids;
    }
}
