package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an answer shows of a post, in both dialects. */
class XFieldsTest extends XFixture {
    @Test
    void withoutFieldsOnlyIdAndTextAreShown() {
        x.post("ada", "plain");
        assertThat(first("").propertyNames()).containsExactly("id", "text");
    }

    @Test
    void theLegacyDialectHasPlainFieldsAndItsOwnKeys() {
        XPost root = x.post("ada", "root");
        x.post("ada", "second", Optional.of(root.id()), List.of());
        JsonNode post =
                first("?tweet.fields=author_id,created_at,conversation_id,referenced_tweets,in_reply_to_user_id");
        assertThat(post.path("author_id").stringValue()).isEqualTo(adaId());
        assertThat(post.path("created_at").stringValue()).isEqualTo("2026-11-20T08:00:00.000Z");
        assertThat(post.path("conversation_id").stringValue()).isEqualTo(root.id());
        assertThat(post.path("in_reply_to_user_id").stringValue()).isEqualTo(adaId());
        assertThat(post.path("referenced_tweets").toString())
                .isEqualTo("[{\"type\":\"replied_to\",\"id\":\"" + root.id() + "\"}]");
        assertThat(post.path("edit_history_tweet_ids")).hasSize(1);
    }

    @Test
    void theCurrentDialectHasAuthorAndReferencesAsExpansions() {
        XPost root = x.post("ada", "root");
        x.post("ada", "second", Optional.of(root.id()), List.of());
        JsonNode asField = first("?post.fields=author_id,referenced_posts,conversation_id");
        assertThat(asField.propertyNames()).containsExactlyInAnyOrder("id", "text", "conversation_id");

        JsonNode body = body("?post.fields=created_at&expansions=author_id,referenced_posts,in_reply_to_user_id");
        JsonNode post = body.path("data").get(0);
        assertThat(post.path("author_id").stringValue()).isEqualTo(adaId());
        assertThat(post.path("in_reply_to_user_id").stringValue()).isEqualTo(adaId());
        assertThat(post.path("referenced_posts").get(0).path("id").stringValue())
                .isEqualTo(root.id());
        assertThat(body.path("includes").path("users").get(0).path("username").stringValue())
                .isEqualTo("ada");
        assertThat(body.path("includes").path("posts").get(0).path("id").stringValue())
                .isEqualTo(root.id());
    }

    @Test
    void fieldsOfTheOtherDialectAreDroppedAndBilledAllTheSame() {
        x.post("ada", "plain");
        int before = x.cost().ownedReads();
        assertThat(first("?post.fields=note_tweet,referenced_tweets,nonsense").propertyNames())
                .containsExactly("id", "text");
        assertThat(x.cost().ownedReads()).isEqualTo(before + 1);
    }

    @Test
    void linksAreShortenedAndExpandedInTheEntities() {
        x.createUser("grace", false);
        x.post("ada", "漢👍 see example.com/a?b=1&c=2 by @Grace and @nobody on #Tag for $AAPL");
        JsonNode post = first("?post.fields=entities");
        String text = post.path("text").stringValue();
        assertThat(text).matches("漢👍 see https://t\\.co/\\w{10} by @Grace and @nobody on #Tag for \\$AAPL");
        JsonNode url = post.path("entities").path("urls").get(0);
        assertThat(url.path("expanded_url").stringValue()).isEqualTo("http://example.com/a?b=1&c=2");
        assertThat(url.path("display_url").stringValue()).isEqualTo("example.com/a?b=1&c=2");
        assertThat(slice(text, url)).isEqualTo(url.path("url").stringValue()).hasSize(23);
        JsonNode mentions = post.path("entities").path("mentions");
        assertThat(mentions).hasSize(1);
        assertThat(mentions.get(0).path("username").stringValue()).isEqualTo("grace");
        assertThat(slice(text, mentions.get(0))).isEqualTo("@Grace");
        assertThat(slice(text, post.path("entities").path("hashtags").get(0))).isEqualTo("#Tag");
        assertThat(post.path("entities").path("cashtags").get(0).path("tag").stringValue())
                .isEqualTo("AAPL");
    }

    @Test
    void textIsHtmlEscapedAndIndicesCountTheEscapedText() {
        post("a < b && c > d #x");
        JsonNode post = first("?post.fields=entities");
        assertThat(post.path("text").stringValue()).isEqualTo("a &lt; b &amp;&amp; c &gt; d #x");
        assertThat(slice(
                        post.path("text").stringValue(),
                        post.path("entities").path("hashtags").get(0)))
                .isEqualTo("#x");
    }

    @Test
    void longTextStandsOnlyInTheNote() {
        String text = "word ".repeat(100) + "https://example.com/long";
        x.post("ada", text);
        JsonNode post = first("?post.fields=note_post,entities");
        assertThat(XText.weight(post.path("text").stringValue())).isLessThanOrEqualTo(280);
        assertThat(post.path("text").stringValue()).matches("[word ]+… https://t\\.co/\\w{10}");
        assertThat(post.path("note_post").path("text").stringValue())
                .startsWith("word word")
                .matches(".*https://t\\.co/\\w{10}");
        assertThat(post.path("note_post")
                        .path("entities")
                        .path("urls")
                        .get(0)
                        .path("expanded_url")
                        .stringValue())
                .isEqualTo("https://example.com/long");
        assertThat(first("?tweet.fields=note_tweet")
                        .path("note_tweet")
                        .path("text")
                        .isString())
                .isTrue();
        assertThat(first("").has("note_post")).isFalse();
    }

    @Test
    void mediaOfAUsersPostIsReadable() {
        XMedia photo = new XMedia("3_1", "photo", "https://pbs.example/1.jpg", Optional.of("a cat"), 640, 480, 0);
        XMedia video = new XMedia("3_2", "video", "https://video.example/2.mp4", Optional.empty(), 1280, 720, 9_000);
        x.post("ada", "look", Optional.empty(), List.of(photo, video));
        JsonNode body = body("?post.fields=attachments,entities&expansions=attachments.media_keys"
                + "&media.fields=url,variants,alt_text,duration_ms,width,height,preview_image_url,type");
        JsonNode post = body.path("data").get(0);
        assertThat(post.path("text").stringValue()).matches("look https://t\\.co/\\w{10}");
        assertThat(post.path("attachments").path("media_keys")).hasSize(2);
        assertThat(post.path("entities").path("urls").get(0).path("media_key").stringValue())
                .isEqualTo("3_1");
        JsonNode media = body.path("includes").path("media");
        assertThat(media.get(0).path("alt_text").stringValue()).isEqualTo("a cat");
        assertThat(media.get(0).path("url").stringValue()).isEqualTo("https://pbs.example/1.jpg");
        assertThat(media.get(1).path("duration_ms").intValue()).isEqualTo(9_000);
        assertThat(media.get(1).path("variants").get(0).path("url").stringValue())
                .isEqualTo("https://video.example/2.mp4");
    }

    private JsonNode first(String query) {
        return body(query).path("data").get(0);
    }

    private JsonNode body(String query) {
        return get("/2/users/" + adaId() + "/tweets" + query).json();
    }

    private static String slice(String text, JsonNode entity) {
        int start = text.offsetByCodePoints(0, entity.path("start").intValue());
        int end = text.offsetByCodePoints(0, entity.path("end").intValue());
        return text.substring(start, end);
    }
}
