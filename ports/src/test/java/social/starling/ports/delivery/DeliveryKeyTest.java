package social.starling.ports.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.Platform;

class DeliveryKeyTest {
    private static final Platform TWITTER = new Platform("twitter");
    private static final AccountId TARGET = AccountId.of(new Platform("bluesky"), "did:plc:ada");
    private static final Origin ORIGIN = new Origin.RemotePost(TWITTER, "1234");

    @Test
    void theSameIdentityHasTheSameIdForEver() {
        DeliveryKey key = new DeliveryKey(ORIGIN, TARGET, Action.CREATE, 0, 0);
        assertThat(key.id().value()).isEqualTo("dlv-" + expectedDigest(key));
        assertThat(new DeliveryKey(ORIGIN, TARGET, Action.CREATE, 0, 0).id()).isEqualTo(key.id());
    }

    @Test
    void everyPartOfTheIdentityCounts() {
        DeliveryKey key = new DeliveryKey(ORIGIN, TARGET, Action.CREATE, 0, 0);
        assertThat(new DeliveryKey(new Origin.Request("1234"), TARGET, Action.CREATE, 0, 0).id())
                .isNotEqualTo(key.id());
        assertThat(new DeliveryKey(ORIGIN, AccountId.of(TWITTER, "1"), Action.CREATE, 0, 0).id())
                .isNotEqualTo(key.id());
        assertThat(new DeliveryKey(ORIGIN, TARGET, Action.DELETE, 0, 0).id()).isNotEqualTo(key.id());
        assertThat(new DeliveryKey(ORIGIN, TARGET, Action.CREATE, 1, 0).id()).isNotEqualTo(key.id());
        assertThat(new DeliveryKey(ORIGIN, TARGET, Action.CREATE, 0, 1).id()).isNotEqualTo(key.id());
    }

    @Test
    void anOriginIsReadBackFromItsCanonicalForm() {
        Origin post = new Origin.RemotePost(new Platform("bluesky"), "at://did:plc:ada/app.bsky.feed.post/3k");
        Origin request = new Origin.Request("cli:2026-11-20 a:b");
        assertThat(Origin.parse(post.canonical())).isEqualTo(post);
        assertThat(Origin.parse(request.canonical())).isEqualTo(request);
    }

    @Test
    void whatIsNoOriginIsRefusedByName() {
        assertThatThrownBy(() -> Origin.parse("tweet 12"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"tweet 12\"")
                .hasMessageContaining("post:PLATFORM:ID");
        assertThatThrownBy(() -> new Origin.Request(" ")).hasMessageContaining("1 to 200");
        assertThatThrownBy(() -> new Origin.Request("k".repeat(201))).hasMessageContaining("201 characters; 1 to 200");
        assertThatThrownBy(() -> new DeliveryKey(ORIGIN, TARGET, Action.CREATE, -1, 0))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new DeliveryId("dlv-x")).hasMessageContaining("24 hexadecimal");
    }

    /** The id is a hash of UTF-8, which has one and the same question mark for all of them. */
    @Test
    void halfACharacterIsNoOrigin() {
        assertThatThrownBy(() -> new Origin.Request("a\ud83d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The request key has a lone surrogate U+D83D at position 1; only whole characters are"
                        + " allowed. Remove it");
        assertThatThrownBy(() -> new Origin.RemotePost(TWITTER, "\ude00\ud83d"))
                .hasMessageContaining("The post id has a lone surrogate U+DE00 at position 0");
        assertThatThrownBy(() -> Origin.parse("request:\ud800")).hasMessageContaining("U+D800");
        assertThat(new Origin.Request("a\ud83d\ude00b").canonical()).isEqualTo("request:a\ud83d\ude00b");
    }

    private static String expectedDigest(DeliveryKey key) {
        return social.starling.ports.digest.Digest.sha256Hex("post:twitter:1234|" + TARGET.value() + "|CREATE|0|0")
                .substring(0, key.id().value().length() - 4);
    }
}
