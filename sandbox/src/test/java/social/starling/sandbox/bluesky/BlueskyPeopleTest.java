package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.Browser;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;

/** What the person at the screen of Bluesky does. */
class BlueskyPeopleTest extends BlueskyFixture {
    @Test
    void thePostsOfAThreadAreEachYoungerThanTheOneBefore() {
        List<BlueskyPost> thread = bluesky.thread("ada.test", List.of("one", "two", "three"));
        assertThat(thread)
                .extracting(BlueskyPost::createdAt)
                .containsExactly("2026-11-20T08:00:00.500Z", "2026-11-20T08:00:00.501Z", "2026-11-20T08:00:00.502Z");
        assertThat(thread.getLast().replyParent()).contains(thread.get(1).uri());
        assertThat(thread.getLast().replyRoot()).contains(thread.get(0).uri());
    }

    @Test
    void aReplyToAnotherKeepsTheirRoot() {
        bluesky.createUser("grace.test");
        BlueskyPost root = bluesky.post("ada.test", "one");
        BlueskyPost reply = bluesky.post("grace.test", "two", Optional.of(root.uri()), List.of());
        assertThat(reply.replyRoot()).contains(root.uri());
    }

    @Test
    void aQuoteShowsThePostAndMediaBesideIt() {
        BlueskyPost quoted = bluesky.post("ada.test", "one");
        BlueskyPost plain = bluesky.quote("ada.test", "look", quoted.uri(), List.of());
        assertThat(plain.quoteOf()).contains(quoted.uri());
        assertThat(plain.media()).isEmpty();

        BlueskyMedia photo = bluesky.media(TestPicture.PHOTO.bytes(64, 48), "a cat");
        BlueskyPost both = bluesky.quote("ada.test", "look", quoted.uri(), List.of(photo));
        assertThat(both.quoteOf()).contains(quoted.uri());
        BlueskyPost.Media shown = both.media().getFirst();
        assertThat(shown.alt()).isEqualTo("a cat");
        assertThat(shown.width()).isEqualTo(64);
        assertThat(browser.get(shown.path(both.uri()), "").response().body())
                .isEqualTo(TestPicture.PHOTO.bytes(64, 48));
    }

    @Test
    void aLinkIsShownAsACardWithItsPicture() {
        BlueskyMedia photo = bluesky.media(TestPicture.PHOTO.bytes(64, 48), "");
        BlueskyPost post = bluesky.post(
                "ada.test",
                "read this",
                new BlueskyCard("https://example.com/story", "A story", "It rained.", Optional.of(photo)));

        BlueskyPost.Card card = post.card().orElseThrow();
        assertThat(card.url()).isEqualTo("https://example.com/story");
        assertThat(card.title()).isEqualTo("A story");
        assertThat(card.description()).isEqualTo("It rained.");
        assertThat(browser.get(card.picture().orElseThrow().path(post.uri()), "")
                        .response()
                        .body())
                .isEqualTo(TestPicture.PHOTO.bytes(64, 48));
        assertThat(post.media()).isEmpty();
        assertThat(bluesky.post("ada.test", "none").card()).isEmpty();
    }

    @Test
    void aRepostIsARecordOfItsOwnCollection() {
        BlueskyPost original = bluesky.post("ada.test", "one");
        BlueskyPost repost = bluesky.repost("ada.test", original.uri());
        assertThat(repost.uri()).contains("/app.bsky.feed.repost/");
        assertThat(bluesky.posts("ada.test")).containsExactly(original);
        var listed = read("repo.listRecords?repo=" + did + "&collection=app.bsky.feed.repost");
        assertThat(listed.json()
                        .path("records")
                        .get(0)
                        .path("value")
                        .path("subject")
                        .path("uri")
                        .stringValue())
                .isEqualTo(original.uri());
        bluesky.delete(repost.uri());
        assertThat(read("repo.listRecords?repo=" + did + "&collection=app.bsky.feed.repost")
                        .json()
                        .path("records"))
                .isEmpty();
    }

    @Test
    void aDeletedPostIsRecordNotFound() {
        BlueskyPost post = bluesky.post("ada.test", "one");
        bluesky.delete(post.uri());
        Browser.Answer gone = read("repo.getRecord?repo=" + did + "&collection=app.bsky.feed.post&rkey=" + post.rkey());
        assertThat(gone.status()).isEqualTo(400);
        assertThat(gone.json().path("error").stringValue()).isEqualTo("RecordNotFound");
    }

    @Test
    void anotherProgramMayWriteAThreadThatIsACircle() {
        String one = "3mabcdefghi22";
        String two = "3mabcdefghi23";
        bluesky.write("ada.test", Optional.of(one), circle(two));
        bluesky.write("ada.test", Optional.of(two), circle(one));
        assertThat(bluesky.posts("ada.test"))
                .extracting(BlueskyPost::replyParent)
                .containsExactly(Optional.of(uri(one)), Optional.of(uri(two)));
        assertThatThrownBy(() -> bluesky.write("ada.test", Optional.empty(), "[]"))
                .hasMessageContaining("no JSON object");
    }

    @Test
    void theAdminApiListsMediaParentsAndQuotes() {
        Browser.Answer made = browser.postJson(
                "/admin/users/ada.test/thread",
                "",
                "{\"posts\":[{\"text\":\"one\",\"media\":[{\"alt_text\":\"a cat\",\"width\":64,\"height\":48}]},{\"text\":\"two\"}]}");
        assertThat(made.status()).isEqualTo(201);
        browser.postJson(
                "/admin/users/ada.test/posts",
                "",
                "{\"text\":\"three\",\"quote_of\":\"" + made.json().path("id").stringValue() + "\"}");

        JsonNode posts = browser.get("/admin/users/ada.test/posts", "").json().path("posts");
        assertThat(posts.get(0).path("quote_of").stringValue())
                .isEqualTo(posts.get(1).path("id").stringValue());
        assertThat(posts.get(1).path("reply_to").stringValue())
                .isEqualTo(posts.get(2).path("id").stringValue());
        JsonNode media = posts.get(2).path("media").get(0);
        assertThat(media.path("alt_text").stringValue()).isEqualTo("a cat");
        assertThat(media.path("mime_type").stringValue()).isEqualTo("image/jpeg");
        String url = media.path("url").stringValue();
        assertThat(url).startsWith(bluesky.baseUri().toString());
        assertThat(browser.get(url.substring(bluesky.baseUri().toString().length()), "")
                        .status())
                .isEqualTo(200);
    }

    private String circle(String parent) {
        String cid = Cid.ofRecord(record("unknown"));
        String reference = "{\"uri\":\"" + uri(parent) + "\",\"cid\":\"" + cid + "\"}";
        return record("round")
                .toString()
                .replaceFirst("}$", ",\"reply\":{\"root\":" + reference + ",\"parent\":" + reference + "}}");
    }

    private String uri(String rkey) {
        return "at://" + did + "/" + POST + "/" + rkey;
    }
}
