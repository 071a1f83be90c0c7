package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.sandbox.Browser;
import tools.jackson.databind.JsonNode;

/** The admin API over HTTP, as docs/sandbox.md shows it. */
class BlueskyAdminTest extends BlueskyFixture {
    @Test
    void accountsAreCreatedAndListed() {
        var grace = admin("users", "{\"handle\":\"grace.test\"}");
        assertThat(grace.status()).isEqualTo(201);
        assertThat(grace.json().path("did").stringValue()).matches("did:plc:[a-z2-7]{24}");
        assertThat(grace.json().path("app_password").stringValue()).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        assertThat(admin("users", "{\"handle\":\"alan.test\",\"app_password\":\"secret\"}")
                        .json()
                        .path("app_password")
                        .stringValue())
                .isEqualTo("secret");
        assertThat(admin("users").path("users")).hasSize(3);
    }

    @Test
    void aUserPostsRepliesEditsAndDeletes() {
        String root = created(admin("users/ada.test/posts", "{\"text\":\"root https://example.com/\"}"));
        String reply = created(admin("users/" + did + "/posts", "{\"text\":\"reply\",\"reply_to\":\"" + root + "\"}"));
        var edited = admin("posts/edit", "{\"id\":\"" + reply + "\",\"text\":\"better #tag\"}")
                .json();
        assertThat(edited.path("id").stringValue()).isEqualTo(reply);
        assertThat(edited.path("facets").get(0).path("value").stringValue()).isEqualTo("tag");

        JsonNode posts = admin("users/ada.test/posts").path("posts");
        assertThat(posts).hasSize(2);
        assertThat(posts.get(0).path("reply_to").stringValue()).isEqualTo(root);
        assertThat(posts.get(0).path("via").stringValue()).isEqualTo("user");
        assertThat(posts.get(1).path("facets").get(0).path("byte_end").intValue())
                .isEqualTo(25);
        assertThat(posts.get(1).path("record").path("$type").stringValue()).isEqualTo(POST);

        assertThat(admin("posts/delete", "{\"id\":\"" + reply + "\"}").status()).isEqualTo(200);
        create(record("by program"));
        JsonNode after = admin("users/ada.test/posts").path("posts");
        assertThat(after).hasSize(2);
        assertThat(after.get(0).path("via").stringValue()).isEqualTo("api");
    }

    @Test
    void mediaIsListedOnAPost() {
        var post = admin("users/ada.test/posts", "{\"text\":\"look\",\"media\":[{\"alt_text\":\"a cat\"},{}]}");
        assertThat(post.status()).isEqualTo(201);
        assertThat(post.json().path("record").path("embed").path("images")).hasSize(2);
    }

    @Test
    void limitsSettingsAndCredentialsAreSet() {
        assertThat(admin("limits", "{\"writes_hour\":3}")
                        .json()
                        .path("writes_hour")
                        .intValue())
                .isEqualTo(3);
        assertThat(admin("limits").path("writes_day").intValue()).isEqualTo(35_000);
        assertThat(create(record("one")).status()).isEqualTo(200);
        assertThat(create(record("two")).status()).isEqualTo(429);
        assertThat(admin("settings", "{\"strict\":false}").json().path("strict").booleanValue())
                .isFalse();
        assertThat(admin("settings").path("retry_after").booleanValue()).isFalse();
        admin("users/ada.test/expire-tokens", "");
        assertThat(create(record("three")).json().path("error").stringValue()).isEqualTo("ExpiredToken");
        assertThat(admin("users/ada.test/revoke", "").status()).isEqualTo(200);
    }

    @Test
    void faultsAndRequestsAreThereToo() {
        admin("faults", "{\"method\":\"POST\",\"path\":\"/xrpc/*createRecord\",\"kind\":\"lose_answer\"}");
        assertThatThrownBy(() -> create(record("lost"))).isInstanceOf(Browser.Cut.class);
        JsonNode log = admin("requests");
        assertThat(log.path("creating").toString()).isEqualTo("{\"calls\":1,\"posts_created\":1}");
        assertThat(log.path("requests").get(0).path("outcome").stringValue()).isEqualTo("answer_lost");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "users | {'handle':'ada'} | it must be a lower-case domain name",
                "users | {'handle':'ada.test'} | handle 'ada.test' is taken",
                "users/nobody.test/posts | {'text':'x'} | no account is named 'nobody.test'; known are [ada.test]",
                "users/ada.test/posts | {'text':'x','reply_to':'at://a/b/c'} | there is no post 'at://a/b/c'",
                "users/ada.test/posts | {'text':'x','media':[{'type':'gif'}]} | media type is 'gif'",
                "posts/delete | {'id':'x'} | there is no post 'x'",
                "limits | {'create':1} | key 'create' is unknown; known are [blobs_day, requests,",
            })
    void aWrongAdminCallIsRefusedWithASentence(String path, String body, String sentence) {
        var answer = admin(path, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).contains(sentence);
    }

    @Test
    void aUserCannotPostMoreThanTheAppAllows() {
        var answer = admin("users/ada.test/posts", "{\"text\":\"" + "a".repeat(301) + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).contains("300 graphemes");
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
