package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.JsonNode;

/** What X tells of the pages that posts link to, in link entities as its OpenAPI description has them. */
class XLinkedPagesTest extends XFixture {
    private static final String PAGE = "https://example.com/story";
    private static final byte[] PICTURE = TestPicture.PHOTO.bytes(1200, 630);

    @Test
    void aLinkToAKnownPageHasTitleDescriptionAndPictures() {
        x.describePage(PAGE, "A story", "It rained.", Optional.of(PICTURE));
        x.post("ada", "Read " + PAGE);

        JsonNode url = url();
        assertThat(url.path("expanded_url").stringValue()).isEqualTo(PAGE);
        assertThat(url.path("unwound_url").stringValue()).isEqualTo(PAGE);
        assertThat(url.path("status").intValue()).isEqualTo(200);
        assertThat(url.path("title").stringValue()).isEqualTo("A story");
        assertThat(url.path("description").stringValue()).isEqualTo("It rained.");
        assertThat(url.path("images").findValues("width").toString()).isEqualTo("[1200, 150]");
        assertThat(url.path("images").findValues("height").toString()).isEqualTo("[630, 150]");
    }

    @Test
    void itsPictureIsServedAsItIs() {
        x.describePage(PAGE, "A story", "", Optional.of(PICTURE));
        x.post("ada", PAGE);

        String address = url().path("images").get(0).path("url").stringValue();
        assertThat(address).startsWith(x.baseUri() + "/media/");
        assertThat(browser.get(address.substring(x.baseUri().toString().length()), "")
                        .response()
                        .body())
                .isEqualTo(PICTURE);
    }

    @Test
    void aLinkToAnUnknownPageHasItsAddressAlone() {
        x.describePage(PAGE + "/else", "A story", "", Optional.empty());
        x.post("ada", "Read " + PAGE);

        assertThat(url().propertyNames()).containsExactly("start", "end", "url", "expanded_url", "display_url");
    }

    @Test
    void aPageWithoutAPictureHasNoImages() {
        x.describePage(PAGE, "A story", "", Optional.empty());
        x.post("ada", PAGE);

        assertThat(url().has("images")).isFalse();
        assertThat(url().path("title").stringValue()).isEqualTo("A story");
    }

    @Test
    void thePictureMayLieElsewhere() {
        x.describePage(
                PAGE,
                new XLinkedPage("A story", "", List.of(new XLinkedPage.Picture("https://else.example/1.png", 30, 20))));
        x.post("ada", PAGE);

        assertThat(url().path("images").toString())
                .isEqualTo("[{\"url\":\"https://else.example/1.png\",\"width\":30,\"height\":20}]");
    }

    @Test
    void theNoteOfALongPostTellsItToo() {
        x.createUser("grace", true);
        x.describePage(PAGE, "A story", "", Optional.empty());
        x.post("grace", "Words and more words. ".repeat(20) + PAGE);

        JsonNode post = browser.get(
                        "/2/users/" + x.users().getLast().id() + "/tweets?post.fields=note_post,entities",
                        bearer("grace"))
                .json()
                .path("data")
                .get(0);
        assertThat(post.at("/note_post/entities/urls/0/title").stringValue()).isEqualTo("A story");
    }

    @Test
    void onlyAWebPageCanBeKnown() {
        assertThatThrownBy(() -> x.describePage("example.com", "A story", "", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'example.com'");
    }

    private JsonNode url() {
        return get("/2/users/" + adaId() + "/tweets?post.fields=entities")
                .json()
                .at("/data/0/entities/urls/0");
    }
}
