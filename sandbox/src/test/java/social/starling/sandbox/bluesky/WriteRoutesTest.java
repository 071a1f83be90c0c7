package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** createRecord, putRecord, deleteRecord and their compare-and-set. */
class WriteRoutesTest extends BlueskyFixture {
    @Test
    void aRecordIsCreatedListedAndDeleted() {
        var created = create(record("Hello, world"));
        assertThat(created.status()).isEqualTo(200);
        String uri = created.json().path("uri").stringValue();
        assertThat(uri).startsWith("at://" + did + "/" + POST + "/");
        assertThat(created.json().path("commit").path("rev").stringValue()).matches("[234567a-z]{13}");
        assertThat(created.json().path("validationStatus").stringValue()).isEqualTo("valid");

        var listed = read("repo.listRecords?repo=ada.test&collection=" + POST);
        assertThat(listed.json()
                        .path("records")
                        .get(0)
                        .path("value")
                        .path("text")
                        .stringValue())
                .isEqualTo("Hello, world");

        assertThat(delete(uri.substring(uri.lastIndexOf('/') + 1)).status()).isEqualTo(200);
        assertThat(read("repo.listRecords?repo=ada.test&collection=" + POST)
                        .json()
                        .toString())
                .isEqualTo("{\"records\":[]}");
    }

    @Test
    void creatingUnderATakenKeyIsAServerErrorIdenticalOrNot() {
        assertThat(call("createRecord", keyed(KEY, "one")).status()).isEqualTo(200);
        assertThat(call("createRecord", keyed(KEY, "one")).status()).isEqualTo(500);
        var other = call("createRecord", keyed(KEY, "two"));
        assertThat(other.status()).isEqualTo(500);
        assertThat(other.json().path("error").stringValue()).isEqualTo("InternalServerError");
        assertThat(bluesky.posts("ada.test"))
                .singleElement()
                .extracting(BlueskyPost::text)
                .isEqualTo("one");
    }

    @Test
    void aPutWithSwapRecordNullCreatesOnce() {
        var first = call("putRecord", keyed(KEY, "one").putNull("swapRecord"));
        assertThat(first.status()).isEqualTo(200);
        String cid = first.json().path("cid").stringValue();
        for (String text : new String[] {"one", "two"}) {
            var again = call("putRecord", keyed(KEY, text).putNull("swapRecord"));
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.json().path("error").stringValue()).isEqualTo("InvalidSwap");
            assertThat(again.json().path("message").stringValue()).isEqualTo("Record was at " + cid);
        }
    }

    @Test
    void anIdenticalPutIsANoOpWithoutACommit() {
        var first = call("putRecord", keyed(KEY, "one")).json();
        var second = call("putRecord", keyed(KEY, "one"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("cid")).isEqualTo(first.path("cid"));
        assertThat(second.json().path("uri")).isEqualTo(first.path("uri"));
        assertThat(second.json().has("commit")).isFalse();
        assertThat(bluesky.log().createdPosts()).isEqualTo(1);
    }

    @Test
    void aServerMayLookAtTheContentBeforeTheSwap() {
        bluesky.setSettings(new BlueskySettings(true, true, false));
        call("putRecord", keyed(KEY, "one").putNull("swapRecord"));
        assertThat(call("putRecord", keyed(KEY, "one").putNull("swapRecord")).status())
                .isEqualTo(200);
        assertThat(call("putRecord", keyed(KEY, "two").putNull("swapRecord")).status())
                .isEqualTo(400);
    }

    @Test
    void aPutWithTheRightCidReplacesAndWithAWrongOneDoesNot() {
        String cid = call("putRecord", keyed(KEY, "one")).json().path("cid").stringValue();
        assertThat(call("putRecord", keyed(KEY, "two").put("swapRecord", cid)).status())
                .isEqualTo(200);
        assertThat(call("putRecord", keyed(KEY, "three").put("swapRecord", cid)).status())
                .isEqualTo(400);
        var missing = call("putRecord", keyed("3mabcdefghi33", "new").put("swapRecord", cid));
        assertThat(missing.json().path("message").stringValue()).isEqualTo("Record was at null");
        assertThat(call("putRecord", keyed(KEY, "four").put("swapCommit", cid))
                        .json()
                        .path("error")
                        .stringValue())
                .isEqualTo("InvalidSwap");
        assertThat(bluesky.posts("ada.test"))
                .singleElement()
                .extracting(BlueskyPost::text)
                .isEqualTo("two");
    }

    @Test
    void deletingTwiceIsFine() {
        call("putRecord", keyed(KEY, "one"));
        assertThat(delete(KEY).json().has("commit")).isTrue();
        var again = delete(KEY);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().toString()).isEqualTo("{}");
    }

    @Test
    void aReplayResurrectsWhatItsAuthorHasDeleted() {
        call("putRecord", keyed(KEY, "one").putNull("swapRecord"));
        bluesky.delete("at://" + did + "/" + POST + "/" + KEY);
        assertThat(call("putRecord", keyed(KEY, "one").putNull("swapRecord")).status())
                .isEqualTo(200);
        assertThat(bluesky.posts("ada.test")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self",
                "3mabcdefghi2",
                "3mabcdefghi222",
                "zmabcdefghi22",
                "3MABCDEFGHI22",
                "3mabcdefghi21",
                "a/b",
                ".."
            })
    void aPostsKeyMustBeATid(String rkey) {
        assertThat(call("putRecord", keyed(rkey, "one")).status()).isEqualTo(400);
        assertThat(bluesky.posts("ada.test")).isEmpty();
    }

    @Test
    void otherCollectionsTakeOtherKeysUnvalidated() {
        ObjectNode input = Json.object()
                .put("repo", did)
                .put("collection", "com.example.note")
                .put("rkey", "self");
        input.putObject("record").put("anything", true);
        assertThat(call("putRecord", input).json().path("validationStatus").stringValue())
                .isEqualTo("unknown");
        assertThat(call("putRecord", input.put("validate", true)).status()).isEqualTo(400);
    }

    @Test
    void writingNeedsTheOwnRepository() {
        bluesky.createUser("grace.test");
        ObjectNode input = input(record("hers")).put("repo", "grace.test");
        var foreign = call("createRecord", input);
        assertThat(foreign.status()).isEqualTo(401);
        assertThat(foreign.json().path("error").stringValue()).isEqualTo("AuthenticationRequired");
        assertThat(call("createRecord", input.put("repo", "nobody.test")).status())
                .isEqualTo(400);
        var anonymous = browser.postJson(
                "/xrpc/com.atproto.repo.createRecord", "", input(record("a")).toString());
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.json().path("error").stringValue()).isEqualTo("AuthMissing");
    }

    @Test
    void aBodyMustBeJsonOfAtMost150Kilobytes() {
        String path = "/xrpc/com.atproto.repo.createRecord";
        assertThat(browser.postNothing(path, ada).status()).isEqualTo(400);
        assertThat(browser.postJson(path, ada, "{").status()).isEqualTo(400);
        assertThat(browser.postJson(path, ada, "[]").status()).isEqualTo(400);
        assertThat(browser.postForm(path, ada, Map.of("repo", did)).status()).isEqualTo(400);
        assertThat(browser.postJson(path, ada, "{\"repo\":\"" + did + "\"}").status())
                .isEqualTo(400);
        ObjectNode large = input(record("a").put("padding", "x".repeat(150 * 1024)));
        var answer = call("createRecord", large);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("error").stringValue()).isEqualTo("PayloadTooLarge");
    }

    private ObjectNode keyed(String rkey, String text) {
        return input(record(text)).put("rkey", rkey);
    }

    private Browser.Answer delete(String rkey) {
        return call(
                "deleteRecord",
                Json.object().put("repo", did).put("collection", POST).put("rkey", rkey));
    }
}
