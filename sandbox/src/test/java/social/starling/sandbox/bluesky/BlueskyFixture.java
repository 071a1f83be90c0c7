package social.starling.sandbox.bluesky;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;
import tools.jackson.databind.node.ObjectNode;

/** A fresh PDS whose clock stands still at 2026-11-20T08:00:00.500Z unless a test advances it, and ada signed in. */
abstract class BlueskyFixture {
    static final Instant START = Instant.parse("2026-11-20T08:00:00.500Z");
    static final String POST = PostRecordRules.COLLECTION;
    static final String KEY = "3mabcdefghi22";

    BlueskySandbox bluesky;
    Browser browser;
    String ada;
    String did;

    @BeforeEach
    void start() {
        bluesky = BlueskySandbox.start(0, () -> START);
        browser = new Browser(bluesky.baseUri());
        ada = "Bearer " + bluesky.grant("ada.test").accessJwt();
        did = bluesky.user("ada.test").did();
    }

    @AfterEach
    void stop() {
        browser.close();
        bluesky.close();
    }

    static ObjectNode record(String text) {
        return Json.object().put("$type", POST).put("text", text).put("createdAt", "2026-11-20T08:00:00.000Z");
    }

    ObjectNode input(ObjectNode record) {
        ObjectNode input = Json.object().put("repo", did).put("collection", POST);
        input.set("record", record);
        return input;
    }

    Browser.Answer create(ObjectNode record) {
        return call("createRecord", input(record));
    }

    Browser.Answer call(String method, ObjectNode input) {
        return browser.postJson("/xrpc/com.atproto.repo." + method, ada, input.toString());
    }

    Browser.Answer read(String methodAndQuery) {
        return browser.get("/xrpc/com.atproto." + methodAndQuery, "");
    }
}
