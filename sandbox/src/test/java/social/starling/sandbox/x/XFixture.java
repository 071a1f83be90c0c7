package social.starling.sandbox.x;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Json;

/** A fresh X whose clock stands still at 2026-11-20T08:00:00.500Z unless a test advances it, and ada signed in. */
abstract class XFixture {
    static final Instant START = Instant.parse("2026-11-20T08:00:00.500Z");

    XSandbox x;
    Browser browser;
    String ada;

    @BeforeEach
    void start() {
        x = XSandbox.start(0, () -> START);
        browser = new Browser(x.baseUri());
        ada = bearer("ada");
    }

    @AfterEach
    void stop() {
        browser.close();
        x.close();
    }

    String bearer(String username) {
        return "Bearer " + x.grant(username).accessToken();
    }

    Browser.Answer post(String text) {
        return postBody(Json.object().put("text", text).toString());
    }

    Browser.Answer postBody(String json) {
        return browser.postJson("/2/tweets", ada, json);
    }

    Browser.Answer reply(String text, String parentId) {
        var body = Json.object().put("text", text);
        body.putObject("reply").put("in_reply_to_tweet_id", parentId);
        return postBody(body.toString());
    }

    Browser.Answer get(String path) {
        return browser.get(path, ada);
    }

    String adaId() {
        return x.users().getFirst().id();
    }

    static String idOf(Browser.Answer answer) {
        return answer.json().path("data").path("id").stringValue();
    }
}
