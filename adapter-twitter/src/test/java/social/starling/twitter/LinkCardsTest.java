package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import social.starling.http.Json;
import social.starling.ports.media.LinkCard;
import social.starling.ports.post.Post;
import social.starling.ports.text.Feature;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("S7 What X tells of linked pages becomes cards")
class LinkCardsTest extends TwitterFixture {
    private static final String PAGE = "https://example.com/story";

    @Test
    void aKnownPageIsACardUnderTheAddressThatTheTextHas() {
        x.describePage(PAGE, "A story", "It rained.", Optional.of(TestPicture.PHOTO.bytes(1200, 630)));
        x.post("ada", "Read " + PAGE + " and https://example.com/unknown");

        Post post = newest();
        assertThat(post.cards()).singleElement().satisfies(card -> {
            assertThat(card.url()).isEqualTo(PAGE);
            assertThat(card.title()).isEqualTo("A story");
            assertThat(card.description()).isEqualTo("It rained.");
            assertThat(Objects.requireNonNull(card.thumb()).source().url()).startsWith(x.baseUri() + "/media/");
        });
        assertThat(post.text().facets().getFirst().feature()).isEqualTo(new Feature.Link(PAGE));
        assertThat(post.attachments()).isEmpty();
    }

    @Test
    void aPostWithACardHasTheSameFingerprintAsOneWithout() {
        x.post("ada", "Read " + PAGE);
        Post plain = newest();
        x.describePage(PAGE, "A story", "", Optional.empty());

        assertThat(newest().cards()).hasSize(1);
        assertThat(newest().fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void aLongPostHasThoseOfItsNote() {
        ObjectNode note = Json.object();
        link(note, PAGE, "A story");
        assertThat(LinkCards.of(List.of(Json.object(), note), url -> false))
                .containsExactly(card(PAGE, "A story", "", null));
    }

    @Test
    void theLargestPictureIsTaken() {
        ObjectNode entities = Json.object();
        ArrayNode images = link(entities, PAGE, "A story").putArray("images");
        images.addObject()
                .put("url", "https://pbs.example/150")
                .put("width", 150)
                .put("height", 150);
        images.addObject()
                .put("url", "https://pbs.example/1200")
                .put("width", 1200)
                .put("height", 630);
        images.addObject().put("url", "https://pbs.example/none");
        images.addObject().put("width", 9_000).put("height", 9_000);
        images.add(7);

        assertThat(LinkCards.of(List.of(entities), url -> false))
                .containsExactly(card(PAGE, "A story", "", "https://pbs.example/1200"));
    }

    @Test
    void hostileWordsAreTamed() {
        ObjectNode entities = Json.object();
        link(entities, PAGE, "\u001b[2J\u202e" + "x".repeat(1_000_000))
                .put("description", "one\r\ntwo\u0000")
                .putArray("images")
                .addObject()
                .put("url", "file:///etc/passwd")
                .put("width", 1)
                .put("height", 1);

        LinkCard card = LinkCards.of(List.of(entities), url -> false).getFirst();
        assertThat(card.title()).startsWith("[2Jx").hasSize(LinkCard.LONGEST_TITLE);
        assertThat(card.description()).isEqualTo("one two");
        assertThat(card.thumb()).isNull();
    }

    @Test
    void whatHasNoTitleOrIsNoLinkOfTheTextIsNone() {
        ObjectNode entities = Json.object();
        link(entities, PAGE, "");
        link(entities, PAGE + "/2", "A photo").put("media_key", "3_1");
        link(entities, "javascript:alert(1)", "A script");
        entities.withArray("urls").add(Json.object().put("title", "without an address"));

        assertThat(LinkCards.of(List.of(entities), url -> url.has("media_key"))).isEmpty();
    }

    @Test
    void aPageThatIsLinkedTwiceIsOneCard() {
        ObjectNode entities = Json.object();
        link(entities, PAGE, "A story");
        link(entities, PAGE, "Another one");

        assertThat(LinkCards.of(List.of(entities, entities), url -> false))
                .containsExactly(card(PAGE, "A story", "", null));
    }

    private Post newest() {
        return twitter.reader().latest(ada, 1).getFirst();
    }

    private static ObjectNode link(ObjectNode entities, String address, String title) {
        return entities.withArray("urls")
                .addObject()
                .put("url", "https://t.co/abc")
                .put("expanded_url", address)
                .put("title", title);
    }

    private static LinkCard card(String url, String title, String description, @Nullable String picture) {
        return Objects.requireNonNull(LinkCard.told(url, title, description, picture));
    }
}
