package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The public reads. */
class RecordRoutesTest extends BlueskyFixture {
    private static final String LIST = "repo.listRecords?repo=ada.test&collection=" + POST;

    @Test
    void recordsAreListedNewestKeyFirstInPages() {
        List<String> uris = IntStream.range(0, 7)
                .mapToObj(i -> bluesky.post("ada.test", "post " + i).uri())
                .toList();
        assertThat(pages("&limit=3")).isEqualTo(uris.reversed());
        assertThat(pages("&limit=3&reverse=true")).isEqualTo(uris);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&limit=0", "&limit=101", "&limit=x"})
    void aListHasOneToAHundredRecords(String parameter) {
        assertThat(read(LIST + parameter).status()).isEqualTo(400);
    }

    @Test
    void aListOfNobodyIsRefused() {
        var answer = read("repo.listRecords?repo=nobody.test&collection=" + POST);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").stringValue()).isEqualTo("Could not find repo: nobody.test");
        assertThat(read("repo.listRecords?repo=ada.test").status()).isEqualTo(400);
    }

    @Test
    void aRecordIsReadByItsKey() {
        BlueskyPost post = bluesky.post("ada.test", "here");
        var found = read("repo.getRecord?repo=" + did + "&collection=" + POST + "&rkey=" + post.rkey());
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("cid").stringValue()).isEqualTo(post.cid());
        assertThat(found.json().path("value").toString()).isEqualTo(post.record());
        assertThat(read("repo.getRecord?repo=" + did + "&collection=" + POST + "&rkey=" + post.rkey() + "&cid="
                                + post.cid())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMissingRecordIsNotFound() {
        BlueskyPost post = bluesky.post("ada.test", "gone");
        bluesky.delete(post.uri());
        var missing = read("repo.getRecord?repo=" + did + "&collection=" + POST + "&rkey=" + post.rkey());
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().path("error").stringValue()).isEqualTo("RecordNotFound");
        assertThat(missing.json().path("message").stringValue()).isEqualTo("Could not locate record: " + post.uri());
    }

    @Test
    void theAppMakesFacetsAndReplyReferencesForItsUser() {
        bluesky.createUser("grace.test");
        BlueskyPost root =
                bluesky.post("ada.test", "é 👍 https://example.com/a?b=c. by @grace.test and @nobody.test on #Tag");
        assertThat(root.facets()).extracting(BlueskyPost.Facet::kind).containsExactly("link", "mention", "tag");
        assertThat(root.facets().get(0)).isEqualTo(new BlueskyPost.Facet("link", 8, 33, "https://example.com/a?b=c"));
        assertThat(root.facets().get(1).value())
                .isEqualTo(bluesky.user("grace.test").did());
        BlueskyPost reply = bluesky.post("grace.test", "yes", Optional.of(root.uri()), List.of());
        BlueskyPost third = bluesky.post("ada.test", "no", Optional.of(reply.uri()), List.of());
        assertThat(third.replyRoot()).contains(root.uri());
        assertThat(third.replyParent()).contains(reply.uri());
        assertThat(third.via()).isEqualTo(BlueskyPost.Via.USER);
    }

    @Test
    void mediaOfAUsersPostIsReadable() {
        BlueskyMedia image = new BlueskyMedia("image", "a cat", 640, 480);
        bluesky.post("ada.test", "look", Optional.empty(), List.of(image, image));
        JsonNode embed = read(LIST).json().path("records").get(0).path("value").path("embed");
        assertThat(embed.path("$type").stringValue()).isEqualTo("app.bsky.embed.images");
        JsonNode first = embed.path("images").get(0);
        assertThat(first.path("alt").stringValue()).isEqualTo("a cat");
        assertThat(first.path("aspectRatio").path("width").intValue()).isEqualTo(640);
        String cid = first.path("image").path("ref").path("$link").stringValue();
        var blob = read("sync.getBlob?did=" + did + "&cid=" + cid);
        assertThat(blob.status()).isEqualTo(200);
        assertThat(blob.response().body())
                .hasSize(first.path("image").path("size").intValue());
        assertThat(read("sync.getBlob?did=" + did + "&cid=bafkreix").status()).isEqualTo(400);

        bluesky.post("ada.test", "film", Optional.empty(), List.of(new BlueskyMedia("video", "", 16, 9)));
        assertThat(bluesky.posts("ada.test").getFirst().record()).contains("app.bsky.embed.video");
    }

    @Test
    void theRepositoryDescribesItself() {
        bluesky.post("ada.test", "one");
        var repo = read("repo.describeRepo?repo=" + did).json();
        assertThat(repo.path("handle").stringValue()).isEqualTo("ada.test");
        assertThat(repo.path("collections").get(0).stringValue()).isEqualTo(POST);
        var before = read("sync.getLatestCommit?did=" + did).json();
        bluesky.post("ada.test", "two");
        assertThat(read("sync.getLatestCommit?did=" + did).json().path("rev").stringValue())
                .isGreaterThan(before.path("rev").stringValue());
    }

    private List<String> pages(String parameters) {
        List<String> uris = new ArrayList<>();
        String cursor = "";
        while (true) {
            JsonNode page = read(LIST + parameters + cursor).json();
            page.path("records").forEach(record -> uris.add(record.path("uri").stringValue()));
            if (!page.has("cursor")) {
                return uris;
            }
            cursor = "&cursor=" + page.path("cursor").stringValue();
        }
    }
}
