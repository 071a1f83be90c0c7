package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.sandbox.Browser;
import tools.jackson.databind.JsonNode;

/** The admin API over HTTP, as docs/sandbox.md shows it. */
class XAdminTest extends XFixture {
    @Test
    void usersAreCreatedAndListed() {
        assertThat(admin("users", "{\"username\":\"grace\",\"premium\":true}").status())
                .isEqualTo(201);
        JsonNode users = admin("users").path("users");
        assertThat(users).hasSize(2);
        assertThat(users.get(0).path("username").stringValue()).isEqualTo("ada");
        assertThat(users.get(1).path("premium").booleanValue()).isTrue();
        var twice = admin("users", "{\"username\":\"Grace\"}");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.json().path("error").stringValue()).contains("'Grace' is taken");
    }

    @Test
    void aUserPostsRepliesQuotesRepostsEditsAndDeletes() {
        String root = created(admin("users/ada/posts", "{\"text\":\"root https://example.com #tag\"}"));
        String reply = created(admin("users/ada/posts", "{\"text\":\"reply\",\"reply_to\":\"" + root + "\"}"));
        admin("users", "{\"username\":\"grace\"}");
        admin("users/grace/posts", "{\"text\":\"look\",\"quote_of\":\"" + root + "\"}");
        admin("users/grace/posts", "{\"repost_of\":\"" + root + "\"}");
        var edited = admin("posts/edit", "{\"id\":\"" + reply + "\",\"text\":\"better\"}")
                .json();
        assertThat(edited.path("edit_history")).hasSize(2);
        assertThat(edited.path("reply_to").stringValue()).isEqualTo(root);

        JsonNode posts = admin("users/ada/posts").path("posts");
        assertThat(posts).hasSize(2);
        assertThat(posts.get(0).path("text").stringValue()).isEqualTo("better");
        assertThat(posts.get(1).path("via").stringValue()).isEqualTo("user");
        assertThat(posts.get(1).path("facets").get(0).path("value").stringValue())
                .isEqualTo("https://example.com");
        assertThat(posts.get(1).path("facets").get(1).path("kind").stringValue())
                .isEqualTo("hashtag");
        assertThat(admin("users/grace/posts")
                        .path("posts")
                        .get(0)
                        .path("repost_of")
                        .stringValue())
                .isEqualTo(root);

        assertThat(admin("posts/delete", "{\"id\":\"" + root + "\"}").status()).isEqualTo(200);
        assertThat(admin("users/ada/posts").path("posts")).hasSize(1);
        assertThat(admin("users/grace/posts").path("posts"))
                .as("the repost went with it")
                .hasSize(1);
    }

    @Test
    void mediaIsListedOnAPost() {
        var post = admin(
                "users/ada/posts",
                "{\"text\":\"look\",\"media\":[{\"type\":\"photo\",\"url\":\"https://pbs.example/1.jpg\",\"alt_text\":\"a cat\"}]}");
        assertThat(post.status()).isEqualTo(201);
        assertThat(post.json().path("media").get(0).path("alt_text").stringValue())
                .isEqualTo("a cat");
        assertThat(get("/2/users/" + adaId() + "/tweets?expansions=attachments.media_keys&media.fields=url")
                        .text())
                .contains("https://pbs.example/1.jpg");
    }

    @Test
    void tokensAreGrantedExpiredAndRevoked() {
        var pair = admin("users/ada/tokens", "").json();
        ada = "Bearer " + pair.path("access_token").stringValue();
        assertThat(get("/2/users/me").status()).isEqualTo(200);
        admin("users/ada/expire-tokens", "");
        assertThat(get("/2/users/me").status()).isEqualTo(401);
        assertThat(admin("users/ada/oauth1", "").json().path("token_secret").stringValue())
                .isNotEmpty();
        assertThat(admin("users/ada/revoke", "").status()).isEqualTo(200);
        assertThat(admin("app").path("client_id").stringValue()).isEqualTo("sandbox-client");
    }

    @Test
    void limitsCreditAndSettingsAreSet() {
        assertThat(admin("limits", "{\"create\":1}").json().path("create").intValue())
                .isEqualTo(1);
        assertThat(admin("limits").path("timeline").intValue()).isEqualTo(900);
        post("one");
        assertThat(post("two").status()).isEqualTo(429);
        assertThat(admin("cost").path("total_dollars").decimalValue()).isEqualByComparingTo("0.015");
        assertThat(admin("credit", "{\"dollars\":0}")
                        .json()
                        .path("credit_dollars")
                        .intValue())
                .isZero();
        assertThat(get("/2/users/me").status()).isEqualTo(402);
        assertThat(admin("credit", "{\"dollars\":null}")
                        .json()
                        .path("credit_dollars")
                        .isNull())
                .isTrue();
        var settings = admin("settings", "{\"refusal_status\":\"400\",\"duplicate_window_seconds\":0}")
                .json();
        assertThat(settings.path("refusal_status").stringValue()).isEqualTo("400");
        assertThat(admin("settings").path("duplicate_window_seconds").intValue())
                .isZero();
    }

    @Test
    void faultsAreSetListedAndCleared() {
        var set = admin(
                "faults",
                "{\"method\":\"POST\",\"path\":\"/2/tweets\",\"kind\":\"status\",\"status\":503,\"headers\":{\"Retry-After\":\"1\"}}");
        assertThat(set.status()).isEqualTo(201);
        assertThat(post("refused").status()).isEqualTo(503);
        assertThat(post("taken").status()).isEqualTo(201);
        for (String kind :
                new String[] {"delay", "cut_before_body", "cut_before_effect", "lose_answer", "truncate", "drip"}) {
            assertThat(admin("faults", "{\"path\":\"/nowhere\",\"kind\":\"" + kind + "\"}")
                            .status())
                    .isEqualTo(201);
        }
        JsonNode faults = admin("faults").path("faults");
        assertThat(faults).hasSize(7);
        assertThat(faults.get(0).path("seen").intValue()).isEqualTo(2);
        assertThat(faults.get(4).path("hang_up").stringValue()).isEqualTo("reset");
        browser.delete("/admin/faults", "");
        assertThat(admin("faults").path("faults")).isEmpty();
    }

    @Test
    void requestsAreLoggedWithCounts() {
        post("one");
        get("/2/users/me");
        get("/nowhere?a=b");
        JsonNode log = admin("requests");
        assertThat(log.path("creating").toString()).isEqualTo("{\"calls\":1,\"posts_created\":1}");
        assertThat(log.path("requests")).hasSize(3);
        assertThat(log.path("requests").get(0).path("path").stringValue()).isEqualTo("/2/tweets");
        assertThat(log.path("requests").get(2).path("status").intValue()).isEqualTo(404);
        assertThat(log.path("requests").get(2).path("query").stringValue()).isEqualTo("a=b");
        browser.delete("/admin/requests", "");
        assertThat(admin("requests").path("requests")).isEmpty();
    }

    @Test
    void theClockIsAdvanced() {
        var clock = admin("clock", "{\"advance_seconds\":7200}").json();
        assertThat(clock.path("now").stringValue()).isEqualTo("2026-11-20T10:00:00.500Z");
        assertThat(get("/2/users/me").status()).isEqualTo(401);
        assertThat(admin("clock").path("now")).isEqualTo(clock.path("now"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "users | {'username':'a-b'} | username is 'a-b'",
                "users | {'name':'x'} | key 'name' is unknown; known are [premium, username]",
                "users | {} | 'username' is missing",
                "users | {'username':7} | 'username' must be a string",
                "users | {'username':'x','premium':'yes'} | 'premium' must be true or false",
                "users | [] | a JSON object is expected",
                "users | {' | not well-formed JSON",
                "users/nobody/posts | {'text':'x'} | no user is named 'nobody'; known are [ada]",
                "users/ada/posts | {'text':' '} | a post needs text or media",
                "users/ada/posts | {'text':'x','reply_to':'1'} | there is no post '1'",
                "users/ada/posts | {'text':'x','media':[{'type':'gif','url':'u'}]} | media type is 'gif'",
                "users/ada/posts | {'text':'x','media':{}} | 'media' must be a list",
                "posts/edit | {'id':'1','text':'x'} | there is no post '1'",
                "clock | {'advance_seconds':-1} | it must be zero or more",
                "clock | {'advance_seconds':1.5} | must be a whole number",
                "limits | {'create':-1} | rate limit is -1",
                "credit | {'dollars':'1'} | 'dollars' must be a number",
                "settings | {'refusal_status':'500'} | it must be alternate, 400 or 403",
                "settings | {'credits_type':'x'} | it must be credits or credits-depleted",
                "faults | {'path':'/x','kind':'boom'} | kind is 'boom'; it must be one of status, delay",
                "faults | {'path':'x','kind':'delay'} | it must start with /",
                "faults | {'path':'/x','kind':'lose_answer','hang_up':'slam'} | it must be reset or close",
                "faults | {'path':'/x','kind':'status','headers':{'A':1}} | header 'A' must be a string",
            })
    void aWrongAdminCallIsRefusedWithASentence(String path, String body, String sentence) {
        var answer = admin(path, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).contains(sentence);
    }

    @Test
    void aPageOfAnotherNameCannotPlayTheUser() {
        assertThat(browser.send(HttpRequest.newBuilder(x.adminUri().resolve("users")))
                        .status())
                .isEqualTo(200);
        assertThat(browser.rawStatus("GET /admin/users HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .isEqualTo(421);
    }

    private Browser.Answer admin(String path, String body) {
        return body.isEmpty()
                ? browser.postNothing("/admin/" + path, "")
                : browser.postJson("/admin/" + path, "", body);
    }

    private JsonNode admin(String path) {
        return browser.get("/admin/" + path, "").json();
    }

    private static String created(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().path("id").stringValue();
    }
}
