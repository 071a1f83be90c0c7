package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.DailyCap;
import social.starling.ports.media.Attachment;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

/** Pages as X sends them: both dialects, and what the simulated X does not do. */
class PostTextTest {
    private final Account ada = new Account(
            AccountId.of(TwitterSettings.PLATFORM, "7"),
            TwitterSettings.PLATFORM,
            TwitterSettings.DEFAULT.api(),
            "ada",
            "7",
            AccountState.ACTIVE,
            DailyCap.DEFAULT,
            TwitterSettings.CAPABILITIES,
            Instant.EPOCH);

    @Test
    void theLegacyDialectIsReadLikeTheCurrentOne() {
        String legacy = """
                {"data":[{"id":"12","text":"cut… https://t.co/x","created_at":"2026-11-20T08:00:00Z",
                "conversation_id":"10","in_reply_to_user_id":"7","lang":"de","author_id":"7",
                "note_tweet":{"text":"long &amp; whole https://t.co/a","entities":{"urls":[{"start":17,"end":31,
                "url":"https://t.co/a","expanded_url":"https://example.com/a","display_url":"example.com/a"}]}},
                "referenced_tweets":[{"type":"replied_to","id":"11"}],"edit_history_tweet_ids":["9","12"]}],
                "includes":{"tweets":[{"id":"11","edit_history_tweet_ids":["10","11"]}]},"meta":{"result_count":1}}""";

        Post post = read(legacy);

        assertThat(post).isEqualTo(read(current(legacy)));
        assertThat(post.text().text()).isEqualTo("long & whole https://example.com/a");
        assertThat(post.originId()).isEqualTo("9");
        assertThat(post.revision()).isOne();
        assertThat(post.reply()).isEqualTo(new Post.Reply("10", "10", true));
        assertThat(post.languages()).containsExactly("de");
    }

    @Test
    void theSameAddressTwiceIsFoundTwice() {
        Post post = post("\"text\":\"https://t.co/a and https://t.co/a\"", """
                "urls":[{"start":19,"url":"https://t.co/a","expanded_url":"https://e.org"},
                {"start":0,"url":"https://t.co/a","expanded_url":"https://e.org"}]""");

        assertThat(post.text().text()).isEqualTo("https://e.org and https://e.org");
        assertThat(post.text().facets()).hasSize(2);
    }

    @Test
    void fourPicturesUnderOneAddressAreLeftOutOnce() {
        Post post = post("\"text\":\"https://t.co/m see this\"", """
                "urls":[{"start":0,"url":"https://t.co/m","expanded_url":"https://x.com/ada/status/12/photo/1","media_key":"3_1"},
                {"start":0,"url":"https://t.co/m","expanded_url":"https://x.com/ada/status/12/photo/1","media_key":"3_2"}]""");

        assertThat(post.text().text()).isEqualTo("see this");
        assertThat(post.text().facets()).isEmpty();
    }

    @Test
    void somebodyElsesPictureIsALinkLikeAnyOther() {
        Post post = post("\"text\":\"look https://t.co/m\"", """
                "urls":[{"start":5,"url":"https://t.co/m","expanded_url":"https://x.com/bob/status/99/photo/1"}]""");

        assertThat(post.text().text()).isEqualTo("look https://x.com/bob/status/99/photo/1");
    }

    @Test
    void theLinkToAQuotedPostStaysInTheTextThatItsAuthorWrote() {
        Post post = post(
                "\"text\":\"so true https://t.co/q\",\"referenced_posts\":[{\"type\":\"quoted\",\"id\":\"99\"}]", """
                "urls":[{"start":8,"url":"https://t.co/q","expanded_url":"https://x.com/bob/status/99?s=20"}]""");

        assertThat(post.text().text()).isEqualTo("so true https://x.com/bob/status/99?s=20");
        assertThat(post.quotes()).isEqualTo("https://x.com/bob/status/99?s=20");
    }

    @Test
    void whatIsNoWebAddressIsNoLink() {
        Post post = post("\"text\":\"a https://t.co/a b\"", """
                "urls":[{"start":2,"url":"https://t.co/a","expanded_url":"ftp://e.org"}]""");

        assertThat(post.text().text()).isEqualTo("a ftp://e.org b");
        assertThat(post.text().facets()).isEmpty();
    }

    @Test
    void tagsInsideOfLinksAreNoTagsAndAListIsItsOwner() {
        Post post = post("\"text\":\"https://t.co/a #b @Bob/list-1\"", """
                "urls":[{"start":0,"url":"https://t.co/a","expanded_url":"https://e.newdomain/#a"}],
                "mentions":[{"username":"bob","id":"5"}]""");

        assertThat(post.text().facets())
                .containsExactly(
                        new Facet(0, 22, new Feature.Link("https://e.newdomain/#a")),
                        new Facet(23, 25, new Feature.Tag("b")),
                        new Facet(26, 30, new Feature.Mention(TwitterSettings.PLATFORM, "Bob", "x.com", "5")));
    }

    @Test
    void halvesOfCharactersAndCarriageReturnsDoNoHarm() {
        assertThat(post("\"text\":\"a\\ud83d b\\r\\nc\\rd &amp;lt;\"", "")
                        .text()
                        .text())
                .isEqualTo("a\ufffd b\nc\nd &lt;");
    }

    @Test
    void theBestVideoIsTaken() {
        Post post = read("""
                {"data":[{"id":"12","text":"","created_at":"2026-11-20T08:00:00Z",
                "attachments":{"media_keys":["7_1","7_2","7_3"]}}],
                "includes":{"media":[{"media_key":"7_1","type":"video","alt_text":"a dog","preview_image_url":"https://p/1","variants":[
                {"bit_rate":1,"content_type":"video/mp4","url":"https://v/1"},
                {"bit_rate":9,"content_type":"video/mp4","url":"https://v/9"},
                {"content_type":"application/x-mpegURL","url":"https://v/m3u8"}]},
                {"media_key":"7_2","type":"video","preview_image_url":"https://p/2"}]}}""");

        assertThat(post.attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.VIDEO, "https://v/9", "a dog"),
                        new Attachment(Attachment.Kind.VIDEO, "https://p/2", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "zxx", "qme", "qht", "art", ""})
    void aLanguageThatIsNoneIsLeftOut(String lang) {
        assertThat(post("\"text\":\"a\",\"lang\":\"" + lang + "\"", "").languages())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"created_at\":\"2026-11-20T08:00:00Z\"}",
                "{\"id\":\"x1\",\"text\":\"a\",\"created_at\":\"2026-11-20T08:00:00Z\"}",
                "{\"id\":\"1\",\"text\":\"a\",\"created_at\":\"yesterday\"}",
                "{\"id\":\"1\",\"text\":\"a\"}"
            })
    void aPostWithoutIdOrTimeIsNoPost(String json) {
        assertThatThrownBy(() -> read("{\"data\":[" + json + "]}")).isInstanceOf(PlatformException.Malformed.class);
    }

    private Post post(String parts, String entities) {
        return read("{\"data\":[{\"id\":\"12\",\"created_at\":\"2026-11-20T08:00:00Z\"," + parts + ",\"entities\":{"
                + entities + "}}]}");
    }

    private Post read(String page) {
        TimelinePage parsed = TimelinePage.of(Json.parse(page));
        List<Post> posts = parsed.data().stream()
                .map(json -> PostJson.read(ada, parsed, json))
                .toList();
        assertThat(posts).hasSize(1);
        return posts.getFirst();
    }

    private static String current(String legacy) {
        return legacy.replace("note_tweet", "note_post")
                .replace("referenced_tweets", "referenced_posts")
                .replace("edit_history_tweet_ids", "edit_history_post_ids")
                .replace("\"tweets\"", "\"posts\"");
    }
}
