package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.http.Json;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.DailyCap;
import social.starling.ports.media.Attachment;
import social.starling.ports.media.LinkCard;
import social.starling.ports.post.Post;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

@DisplayName("S2 What a record says becomes a post")
class BlueskyPostsTest {
    private static final String KEY = "3mzd2urzuggr6";
    private static final Account ACCOUNT = new Account(
            AccountId.of(BlueskySettings.PLATFORM, "did:plc:me"),
            BlueskySettings.PLATFORM,
            URI.create("https://pds.example"),
            "me.test",
            "did:plc:me",
            AccountState.ACTIVE,
            DailyCap.DEFAULT,
            BlueskySettings.CAPABILITIES,
            Instant.EPOCH);
    private static final BlueskyPosts POSTS = new BlueskyPosts(URI.create("https://bsky.app"), ACCOUNT);

    @Test
    void aPostHasItsAddressTimeAndLanguages() {
        Post post = read("'text':'hi','langs':['de','en',''],'createdAt':'2026-11-02T11:00:00.5+01:00'");

        assertThat(post.reference().id()).isEqualTo("at://did:plc:me/app.bsky.feed.post/" + KEY);
        assertThat(post.reference().version()).isEqualTo("bafycid");
        assertThat(post.originId()).isEqualTo(post.reference().id());
        assertThat(post.createdAt()).isEqualTo(Instant.parse("2026-11-02T10:00:00.500Z"));
        assertThat(post.languages()).containsExactly("de", "en");
        assertThat(post.url()).isEqualTo("https://bsky.app/profile/me.test/post/" + KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-02T10:00:00Z", "2026-11-02T10:00:00"})
    void aTimeThatIsNoneIsTheKeys(String createdAt) {
        assertThat(read("'text':'hi','createdAt':'" + createdAt + "'").createdAt())
                .isEqualTo(new Tid(KEY).time());
    }

    @Test
    void imagesKeepTheirAltTexts() {
        Post post = read("'text':'','embed':{'$type':'app.bsky.embed.images','images':["
                + image("image/jpeg", "bafyone", "a cat") + "," + image("image/gif", "bafytwo", "") + ","
                + "{'alt':'old','image':{'cid':'bafyold','mimeType':'image/png'}},{'alt':'no image'}]}");

        assertThat(post.attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.IMAGE, blob("bafyone"), "a cat"),
                        new Attachment(Attachment.Kind.GIF, blob("bafytwo"), ""),
                        new Attachment(Attachment.Kind.IMAGE, blob("bafyold"), "old"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items", "media"})
    void aGalleryIsItsPictures(String items) {
        String pictures = IntStream.range(0, 20)
                .mapToObj(i -> "{'$type':'app.bsky.embed.gallery#image',"
                        + image("image/jpeg", "bafy" + i, "number " + i).substring(1))
                .collect(Collectors.joining(","));
        Post post = read("'text':'','embed':{'$type':'app.bsky.embed.gallery','" + items + "':[" + pictures
                + ",{'$type':'app.bsky.embed.gallery#later','alt':'unknown'}]}");

        assertThat(post.attachments()).hasSize(20);
        assertThat(post.attachments().getLast())
                .isEqualTo(new Attachment(Attachment.Kind.IMAGE, blob("bafy19"), "number 19"));
    }

    @Test
    void aVideoIsAVideo() {
        Post post = read("'text':'','embed':{'$type':'app.bsky.embed.video','alt':'waves',"
                + "'video':{'$type':'blob','ref':{'$link':'bafyvid'},'mimeType':'video/mp4'}}");

        assertThat(post.attachments()).containsExactly(new Attachment(Attachment.Kind.VIDEO, blob("bafyvid"), "waves"));
    }

    @Test
    void aQuoteIsTheWebAddressOfTheQuotedPost() {
        assertThat(read("'text':'look','embed':" + quote("app.bsky.feed.post")).quotes())
                .isEqualTo("https://bsky.app/profile/did:plc:you/post/3kkkkkkkkkkk2");
    }

    @Test
    void aQuoteWithMediaHasBoth() {
        Post post = read("'text':'look','embed':{'$type':'app.bsky.embed.recordWithMedia','record':"
                + quote("app.bsky.feed.post") + ",'media':{'$type':'app.bsky.embed.images','images':["
                + image("image/png", "bafyone", "x") + "]}}");

        assertThat(post.quotes()).endsWith("/post/3kkkkkkkkkkk2");
        assertThat(post.attachments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "app.bsky.feed.generator, https://bsky.app/profile/did:plc:you/feed/3kkkkkkkkkkk2",
        "app.bsky.graph.list, https://bsky.app/profile/did:plc:you/lists/3kkkkkkkkkkk2",
        "app.bsky.graph.starterpack, https://bsky.app/starter-pack/did:plc:you/3kkkkkkkkkkk2"
    })
    void anEmbeddedFeedOrListIsALink(String collection, String link) {
        Post post = read("'text':'look','embed':" + quote(collection));

        assertThat(post.quotes()).isNull();
        assertThat(post.text().text()).isEqualTo("look\n" + link);
    }

    @Test
    void theAddressOfALinkCardIsAppendedWhenTheTextHasItNot() {
        Post post = read("'text':'A story ','embed':" + card("https://example.com/story"));

        assertThat(post.text().text()).isEqualTo("A story\nhttps://example.com/story");
        assertThat(post.text().facets())
                .containsExactly(new Facet(8, 33, new Feature.Link("https://example.com/story")));
    }

    @Test
    void aCardAloneIsItsAddress() {
        assertThat(read("'text':'','embed':" + card("https://example.com/story"))
                        .text()
                        .text())
                .isEqualTo("https://example.com/story");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':'See example.com/story.'",
                "'text':'See https://www.example.com/story/'",
                "'text':'See this','facets':[{'index':{'byteStart':4,'byteEnd':8},'features':[{'$type':"
                        + "'app.bsky.richtext.facet#link','uri':'https://example.com/story'}]}]"
            })
    void theAddressOfALinkCardIsNotSaidTwice(String text) {
        Post post = read(text + ",'embed':" + card("https://example.com/story"));

        assertThat(post.text().text()).doesNotContain("\n");
    }

    @Test
    void aLongerAddressInTheTextIsAnother() {
        assertThat(read("'text':'See example.com/story2','embed':" + card("https://example.com/story"))
                        .text()
                        .text())
                .endsWith("\nhttps://example.com/story");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "", "at://did:plc:you/x/y"})
    void aCardThatLeadsNowhereIsLeftOut(String uri) {
        assertThat(read("'text':'hi','embed':" + card(uri)).text().text()).isEqualTo("hi");
    }

    @Test
    void aReplyToAnOwnPostIsOwn() {
        String root = "{'uri':'at://did:plc:you/app.bsky.feed.post/3kkkkkkkkkkk2','cid':'x'}";
        String parent = "{'uri':'at://did:plc:me/app.bsky.feed.post/3kkkkkkkkkkk3','cid':'y'}";

        assertThat(read("'text':'hi','reply':{'root':" + root + ",'parent':" + parent + "}")
                        .reply())
                .isEqualTo(new Post.Reply(
                        "at://did:plc:me/app.bsky.feed.post/3kkkkkkkkkkk3",
                        "at://did:plc:you/app.bsky.feed.post/3kkkkkkkkkkk2",
                        true));
        assertThat(read("'text':'hi','reply':{'parent':" + root + "}").reply().own())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'embed':5",
                "'embed':[]",
                "'embed':{'$type':'app.bsky.embed.images','images':{'a':1}}",
                "'embed':{'$type':'app.bsky.embed.recordWithMedia','media':{'$type':'app.bsky.embed.recordWithMedia'}}",
                "'embed':{'$type':'app.bsky.embed.record','record':{'uri':'https://example.com'}}",
                "'embed':{'$type':'com.example.unknown'}",
                "'reply':'x','langs':'de','facets':'x'"
            })
    void whatNobodyUnderstandsIsLeftOut(String odd) {
        Post post = read("'text':'hi'," + odd);

        assertThat(post.text().text()).isEqualTo("hi");
        assertThat(post.attachments()).isEqualTo(List.of());
        assertThat(post.quotes()).isNull();
        assertThat(post.reply()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'uri':'at://did:plc:you/app.bsky.feed.post/3kkkkkkkkkkk2','cid':'x','value':{'text':'not mine'}}",
                "{'uri':'at://did:plc:me/app.bsky.feed.like/3kkkkkkkkkkk2','cid':'x','value':{}}",
                "{'uri':'at://did:plc:me/app.bsky.feed.post/3kkkkkkkkkkk2','value':{'text':'no cid'}}"
            })
    void whatIsNoPostOfTheAccountIsLeftOut(String record) {
        assertThat(POSTS.read(Json.parse(record.replace('\'', '"')))).isNull();
    }

    private static Post read(String value) {
        return POSTS.read(Json.parse(
                ("{'uri':'at://did:plc:me/app.bsky.feed.post/" + KEY + "','cid':'bafycid','value':{" + value + "}}")
                        .replace('\'', '"')));
    }

    private static String image(String type, String cid, String alt) {
        return "{'alt':'" + alt + "','image':{'$type':'blob','ref':{'$link':'" + cid + "'},'mimeType':'" + type + "'}}";
    }

    private static String quote(String collection) {
        return "{'$type':'app.bsky.embed.record','record':{'uri':'at://did:plc:you/" + collection
                + "/3kkkkkkkkkkk2','cid':'x'}}";
    }

    @Test
    void aLinkCardIsKeptWithItsPicture() {
        Post post =
                read("'text':'A story https://example.com/story','embed':{'$type':'app.bsky.embed.external','external':"
                        + "{'uri':'https://example.com/story','title':' A\\n title','description':'Words','thumb':"
                        + "{'$type':'blob','ref':{'$link':'bafythumb'},'mimeType':'image/jpeg','size':3}}}");

        assertThat(post.cards())
                .containsExactly(told("https://example.com/story", "A title", "Words", blob("bafythumb")));
        assertThat(post.attachments()).isEmpty();
    }

    @Test
    void aCardGoesByTheAddressThatTheTextHas() {
        String embed = ",'embed':" + card("https://www.example.com/story/");

        assertThat(read("'text':'A story http://example.com/story'" + embed).cards())
                .containsExactly(told("http://example.com/story", "T", "D", null));
        assertThat(read("'text':'A story'" + embed).cards())
                .containsExactly(told("https://www.example.com/story/", "T", "D", null));
    }

    @Test
    void aCardOfNoWebPageOrWithoutATitleIsNone() {
        String untitled = card("https://example.com/story").replace("'title':'T'", "'title':''");

        assertThat(read("'text':'hi','embed':" + card("javascript:alert(1)")).cards())
                .isEmpty();
        assertThat(read("'text':'hi','embed':" + untitled).cards()).isEmpty();
        assertThat(read("'text':'hi','embed':{'$type':'app.bsky.embed.external','external':7}")
                        .cards())
                .isEmpty();
    }

    @Test
    void aCardBesideAQuoteIsKept() {
        Post post = read("'text':'hi','embed':{'$type':'app.bsky.embed.recordWithMedia','record':"
                + quote("app.bsky.feed.post") + ",'media':" + card("https://example.com/story") + "}");

        assertThat(post.cards()).hasSize(1);
        assertThat(post.quotes()).isNotNull();
    }

    private static LinkCard told(String url, String title, String description, @Nullable String picture) {
        return Objects.requireNonNull(LinkCard.told(url, title, description, picture));
    }

    private static String card(String uri) {
        return "{'$type':'app.bsky.embed.external','external':{'uri':'" + uri + "','title':'T','description':'D'}}";
    }

    private static String blob(String cid) {
        return "https://pds.example/xrpc/com.atproto.sync.getBlob?did=did%3Aplc%3Ame&cid=" + cid;
    }
}
