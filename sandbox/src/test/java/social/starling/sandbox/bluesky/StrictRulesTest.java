package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** What only the sandbox refuses, so that a client's mistake is seen. */
class StrictRulesTest extends BlueskyFixture {
    /** Bytes: a 0, é 1–2, 👍🏽 3–10, blank 11, #tag 12–15. */
    private static final String TEXT = "aé👍🏽 #tag";

    @ParameterizedTest
    @CsvSource({"12, 16", "0, 1", "1, 3", "3, 11", "0, 16"})
    void aFacetOnTheTextsCharactersIsTaken(int start, int end) {
        assertThat(create(faceted(start, end)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, lies off", // inside é
        "3, 7, lies off", // between thumb and skin tone
        "12, 17, beyond its end",
        "12, 12, is empty",
        "16, 12, is empty"
    })
    void aFacetOffTheTextIsRefused(int start, int end, String message) {
        refuses(create(faceted(start, end)), message);
    }

    @Test
    void facetsThatOverlapAreRefused() {
        ObjectNode record = faceted(12, 16);
        record.withArray("facets").add(faceted(11, 13).path("facets").get(0));
        refuses(create(record), "Record/facets/0 overlaps Record/facets/1");
    }

    @Test
    void aReplyToNothingIsRefused() {
        BlueskyPost root = bluesky.post("ada.test", "root");
        bluesky.clock().advance(Duration.ofSeconds(1));
        ObjectNode record = reply(root, root);
        ((ObjectNode) record.path("reply").path("parent")).put("uri", root.uri().replace(root.rkey(), KEY));
        refuses(create(record), "there is no such record");
        BlueskyPost edited = bluesky.edit(root.uri(), "changed");
        refuses(create(reply(root, root)), "its cid is " + edited.cid());
        assertThat(create(reply(edited, edited)).status()).isEqualTo(200);
    }

    @Test
    void theRootMustBeTheParentsRoot() {
        BlueskyPost root = bluesky.post("ada.test", "root");
        bluesky.clock().advance(Duration.ofMillis(1));
        BlueskyPost parent = bluesky.post("ada.test", "parent", Optional.of(root.uri()), List.of());
        bluesky.clock().advance(Duration.ofMillis(1));
        refuses(create(reply(parent, parent)), "the parent's root is " + root.uri());
        assertThat(create(reply(root, parent)).status()).isEqualTo(200);
    }

    @Test
    void aReplyMustBeYoungerThanItsOwnParent() {
        BlueskyPost root = bluesky.post("ada.test", "root");
        ObjectNode record = reply(root, root).put("createdAt", "2026-11-20T08:00:00.500Z");
        refuses(create(record), "createdAt is not later than the parent's");
        assertThat(create(record.put("createdAt", "2026-11-20T08:00:00.501Z")).status())
                .isEqualTo(200);
    }

    @Test
    void withoutStrictModeAllOfThisIsTakenAsByARealServer() {
        bluesky.setSettings(new BlueskySettings(false, false, false));
        assertThat(create(faceted(2, 900)).status()).isEqualTo(200);
        BlueskyPost root = bluesky.post("ada.test", "root");
        bluesky.delete(root.uri());
        assertThat(create(reply(root, root)).status()).isEqualTo(200);
    }

    private static ObjectNode faceted(int start, int end) {
        ObjectNode record = record(TEXT);
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", start).put("byteEnd", end);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#tag")
                .put("tag", "tag");
        return record;
    }

    private static ObjectNode reply(BlueskyPost root, BlueskyPost parent) {
        ObjectNode record = record("reply").put("createdAt", "2026-11-20T09:00:00.000Z");
        ObjectNode reply = Json.object();
        reply.putObject("root").put("uri", root.uri()).put("cid", root.cid());
        reply.putObject("parent").put("uri", parent.uri()).put("cid", parent.cid());
        record.set("reply", reply);
        return record;
    }

    private static void refuses(Browser.Answer answer, String message) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").stringValue()).contains("Sandbox strict mode: ", message);
    }
}
