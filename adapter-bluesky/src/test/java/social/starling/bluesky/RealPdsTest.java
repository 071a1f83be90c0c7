package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.bluesky.RawPosts.post;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.testkit.pds.RawXrpc;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;

/** What publishing builds upon, as a real server answers it. */
@ExtendWith(RealPdsExtension.class)
@DisplayName("R1 What a real Bluesky server does with posts")
class RealPdsTest {
    private static final String KEY = "3m5zaaaaaaaa2";
    private static final String FAMILY = "👨‍👩‍👧‍👦"; // one grapheme, 25 bytes

    private RawXrpc raw;
    private RawPosts posts;

    @BeforeEach
    void signUp(RealPds server) {
        raw = server.raw();
        posts = new RawPosts(raw, server.newAccount());
    }

    @Test
    void describeServerNamesItsHandleDomainsAndBlobLimit() {
        RawXrpc.Answer server = raw.query("com.atproto.server.describeServer", Map.of());

        assertThat(server.status()).isEqualTo(200);
        assertThat(server.text("did")).isEqualTo("did:web:localhost");
        assertThat(server.body().path("availableUserDomains").valueStream()).hasSize(1);
        assertThat(server.body().path("inviteCodeRequired").asBoolean()).isFalse();
        // Servers before 0.5 do not say their limit.
        assertThat(server.body().path("blobUploadLimit").asInt(5 << 20)).isEqualTo(5 << 20);
    }

    @Test
    void aPutThatExpectsNoRecordCreatesOne() {
        RawXrpc.Answer created = posts.putNew(KEY, post("one"));

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.text("uri")).isEqualTo("at://" + posts.account().did() + "/app.bsky.feed.post/" + KEY);
        assertThat(created.text("validationStatus")).isEqualTo("valid");
        assertThat(created.body().has("commit")).isTrue();
        assertThat(posts.get(KEY).text("cid")).isEqualTo(created.text("cid"));
    }

    @Test
    void aPutThatExpectsNoRecordRefusesOtherContentAndNamesWhatIsThere() {
        String cid = posts.putNew(KEY, post("one")).text("cid");

        RawXrpc.Answer second = posts.putNew(KEY, post("two"));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error()).isEqualTo("InvalidSwap");
        assertThat(second.message()).isEqualTo("Record was at " + cid);
        assertThat(posts.get(KEY).body().at("/value/text").asString()).isEqualTo("one");
    }

    @Test
    void aPutThatExpectsNoRecordAnswersAnExactReplayWithTheSameCidAndNoCommit() {
        RawXrpc.Answer created = posts.putNew(KEY, post("one"));

        RawXrpc.Answer replay = posts.putNew(KEY, post("one"));

        // The server compares the content before the swap: this is no InvalidSwap.
        assertThat(replay.status()).isEqualTo(200);
        assertThat(replay.text("uri")).isEqualTo(created.text("uri"));
        assertThat(replay.text("cid")).isEqualTo(created.text("cid"));
        assertThat(replay.body().has("commit")).isFalse();
    }

    @Test
    void aPlainPutOfTheSameContentHasNoCommitAndOfOtherContentReplaces() {
        posts.put(KEY, post("one"));

        assertThat(posts.put(KEY, post("one")).body().has("commit")).isFalse();
        assertThat(posts.put(KEY, post("two")).body().has("commit")).isTrue();
        assertThat(posts.get(KEY).body().at("/value/text").asString()).isEqualTo("two");
    }

    @Test
    void aReplayBringsADeletedPostBack() {
        posts.putNew(KEY, post("one"));
        posts.delete(KEY);

        assertThat(posts.putNew(KEY, post("one")).body().has("commit")).isTrue();
        assertThat(posts.get(KEY).status()).isEqualTo(200);
    }

    @Test
    void creatingUnderAKeyInUseIsAnErrorWithoutDetail() {
        posts.create(KEY, post("one"));

        assertThat(posts.create(KEY, post("one")).status()).isEqualTo(500);
    }

    @Test
    void aMissingRecordIsABadRequest() {
        RawXrpc.Answer missing = posts.get(KEY);

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.error()).isEqualTo("RecordNotFound");
    }

    @Test
    void deletingTwiceSucceedsTwice() {
        posts.putNew(KEY, post("one"));

        assertThat(posts.delete(KEY).body().has("commit")).isTrue();
        RawXrpc.Answer again = posts.delete(KEY);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void recordsAreListedFromTheHighestKeyDownWithACursor() {
        List.of("3m5zaaaaaaab2", "3m5zaaaaaaad2", "3m5zaaaaaaaa2", "3m5zaaaaaaac2")
                .forEach(key -> posts.putNew(key, post(key)));

        RawXrpc.Answer first = posts.list(Map.of("limit", 3));
        assertThat(RawPosts.keys(first)).containsExactly("3m5zaaaaaaad2", "3m5zaaaaaaac2", "3m5zaaaaaaab2");

        RawXrpc.Answer rest = posts.list(Map.of("limit", 3, "cursor", first.text("cursor")));
        assertThat(RawPosts.keys(rest)).containsExactly("3m5zaaaaaaaa2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "zzzzzzzzzzzzz", "3m5zaaaaaaaa1", "3M5ZAAAAAAAA2", "3m5zaaaaaaaa22"})
    void aKeyThatIsNoTimestampIdentifierIsRefused(String key) {
        RawXrpc.Answer refused = posts.putNew(key, post("one"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("InvalidRequest");
        assertThat(refused.message()).contains("Invalid TID");
    }

    @Test
    void anEmbedOfNullIsRefusedWithItsPath() {
        RawXrpc.Answer refused = posts.putNew(KEY, post("one", "embed", null));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("InvalidRequest");
        assertThat(refused.message()).contains("$.record.embed");
    }

    @Test
    void aTextMayHaveThreeHundredGraphemesAndThreeThousandBytes() {
        assertThat(posts.put(KEY, post("x".repeat(300))).status()).isEqualTo(200);
        assertThat(posts.put(KEY, post("x".repeat(301))).message()).contains("maximum 300, got 301");
        assertThat(posts.put(KEY, post(FAMILY.repeat(120))).status()).isEqualTo(200);
        assertThat(posts.put(KEY, post(FAMILY.repeat(121))).message()).contains("maximum 3000, got 3025");
    }

    @Test
    void facetsOutsideTheTextAndRepliesToNothingAreTaken() {
        Map<String, ?> nobody = Map.of(
                "uri",
                "at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/" + KEY,
                "cid",
                "bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        Map<String, ?> facet = Map.of(
                "index", Map.of("byteStart", 10, "byteEnd", 2),
                "features", List.of(Map.of("$type", "app.bsky.richtext.facet#link", "uri", "https://starling.test/")));

        assertThat(posts.put(KEY, post("one", "facets", List.of(facet))).status())
                .isEqualTo(200);
        assertThat(posts.put(KEY, post("one", "reply", Map.of("root", nobody, "parent", nobody)))
                        .status())
                .isEqualTo(200);
    }
}
