package social.starling.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.RawPosts.post;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.RawXrpc;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

/** What carrying media builds upon, as a real server answers it. */
@ExtendWith(RealPdsExtension.class)
@DisplayName("S4 What a real Bluesky server does with blobs")
class RealPdsBlobTest {
    private static final String KEY = "3m5zaaaaaaaa2";
    private static final String UNKNOWN = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

    private RawXrpc raw;
    private PdsAccount account;

    @BeforeEach
    void signUp(RealPds server) {
        raw = server.raw();
        account = server.newAccount();
    }

    @Test
    void theSameBytesGiveTheSameContentIdentifier() {
        RawXrpc.Answer first = raw.upload("picture".getBytes(UTF_8), "image/png", account.accessToken());
        RawXrpc.Answer again = raw.upload("picture".getBytes(UTF_8), "image/png", account.accessToken());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().at("/blob/size").asInt()).isEqualTo(7);
        assertThat(again.body().at("/blob/ref/$link")).isEqualTo(first.body().at("/blob/ref/$link"));
    }

    @Test
    void aBlobOverTheServersLimitIsTooLarge() {
        RawXrpc.Answer refused = raw.upload(new byte[(5 << 20) + 1], "image/png", account.accessToken());

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.error()).isEqualTo("PayloadTooLarge");
    }

    @Test
    void aPostWithABlobThatWasNeverUploadedIsRefused() {
        Map<String, ?> blob =
                Map.of("$type", "blob", "ref", Map.of("$link", UNKNOWN), "mimeType", "image/png", "size", 7);
        Map<String, ?> embed =
                Map.of("$type", "app.bsky.embed.images", "images", List.of(Map.of("image", blob, "alt", "")));

        RawXrpc.Answer refused = new RawPosts(raw, account).putNew(KEY, post("one", "embed", embed));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("BlobNotFound");
    }
}
