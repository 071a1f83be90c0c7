package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.daemon.ApiClient.Answer;
import social.starling.sandbox.bluesky.BlueskyAccount;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void platformsTellHowTheySignPeopleIn() {
        JsonNode platforms = demo.api().get("/api/platforms").json();

        assertThat(platforms.findValuesAsString("id")).containsExactly("twitter", "bluesky");
        assertThat(platforms.findValuesAsString("name")).containsExactly("X", "Bluesky");
        assertThat(platforms.path(0).path("browser").asBoolean()).isTrue();
        assertThat(platforms.path(1).path("browser").asBoolean()).isFalse();
        assertThat(platforms.path(1).path("secrets").toString()).isEqualTo("[\"app-password\"]");
    }

    @Test
    void anAccountIsConnectedChangedCheckedAndRemoved() {
        BlueskyAccount bob = demo.bluesky().createUser("bob.test");

        Answer connected = connect("@bob.test", bob.appPassword());
        assertThat(connected.status()).isEqualTo(201);
        assertThat(connected.text("handle")).isEqualTo("bob.test");
        assertThat(connected.text("remoteId")).isEqualTo(bob.did());
        assertThat(connected.text("server")).isEqualTo(demo.bluesky().baseUri().toString());
        assertThat(connected.json().path("cap").toString()).isEqualTo("{\"posts\":100,\"cost\":\"5.00\"}");
        assertThat(connected.body()).doesNotContain(bob.appPassword());
        String path = "/api/accounts/" + connected.text("id");

        Answer capped = demo.api().patch(path, "{\"cap\":{\"cost\":\"0.5\"}}");
        assertThat(capped.json().path("cap").toString()).isEqualTo("{\"posts\":100,\"cost\":\"0.50\"}");
        assertThat(demo.api().post(path + "/check").text("state")).isEqualTo("ACTIVE");

        assertThat(demo.api().delete(path).status()).isEqualTo(204);
        assertThat(demo.api().get("/api/accounts").body()).doesNotContain("bob.test");
        assertThat(demo.api().delete(path).problem()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                | 400 invalid         | no secrets
            {"secrets":{"app-password":null}}                 | 400 invalid         | no secrets.app-password
            {"secrets":{"app-password":5}}                    | 400 invalid         | secrets.app-password has a wrong
            {"secrets":{}}                                    | 400 invalid         | no platform
            {"secrets":{},"platform":"bluesky"}               | 400 invalid         | no handle
            {"secrets":{},"platform":"B!","handle":"a"}       | 400 invalid         | lower-case
            {"secrets":{},"platform":"usenet","handle":"a"}   | 400 invalid         | "usenet" is not known; twitter, bluesky
            {"secrets":{},"platform":"bluesky","handle":"a"}  | 400 invalid         | exactly [app-password] are needed
            {"secrets":{},"platform":"bluesky","handle":"a","server":"no server"} | 400 invalid | such as https://bsky.social
            {"secret":{}}                                     | 400 unknown-key     | handle, platform, secrets, server
            """)
    void aWishThatIsNotWholeIsRefused(String body, String problem, String sentence) {
        Answer answer = demo.api().post("/api/accounts", body);

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("detail")).contains(sentence);
    }

    @Test
    void aWrongHandleOrPasswordIsRefusedAndConnectsNothing() {
        int before = demo.api().get("/api/accounts").json().size();

        Answer nobody = connect("nobody.test", "abcd-efgh-ijkl-mnop");
        Answer wrong = connect("ada.test", "abcd-efgh-ijkl-mnop");
        Answer noHandle = connect("not a handle", "abcd-efgh-ijkl-mnop");

        assertThat(nobody.problem()).isEqualTo("422 sign-in-refused");
        assertThat(wrong.problem()).isEqualTo("422 sign-in-refused");
        assertThat(noHandle.problem()).isEqualTo("400 invalid");
        assertThat(noHandle.text("detail")).contains("not a handle");
        assertThat(wrong.body()).doesNotContain("abcd-efgh-ijkl-mnop");
        assertThat(demo.api().get("/api/accounts").json().size()).isEqualTo(before);
    }

    @Test
    void aServerInsideTheOwnNetworkIsRefused() {
        Answer answer = demo.api()
                .post(
                        "/api/accounts",
                        "{\"platform\":\"bluesky\",\"handle\":\"a.test\",\"server\":\"http://127.0.0.1:1\","
                                + "\"secrets\":{\"app-password\":\"abcd-efgh-ijkl-mnop\"}}");

        assertThat(answer.status()).isBetween(400, 502);
        assertThat(answer.text("detail")).contains("127.0.0.1");
    }

    @Test
    void revokedCredentialsAreToldAndMarkTheAccount() {
        BlueskyAccount eve = demo.bluesky().createUser("eve.test");
        String id = connect("eve.test", eve.appPassword()).text("id");
        demo.bluesky().revoke("eve.test");

        Answer checked = demo.api().post("/api/accounts/" + id + "/check");

        assertThat(checked.problem()).isEqualTo("422 sign-in-refused");
        assertThat(checked.text("fix")).contains("connect the account again");
        assertThat(demo.api().get("/api/accounts").json().findValuesAsString("state"))
                .contains("NEEDS_SIGN_IN");
        Answer post = demo.api().post("/api/posts", "{\"text\":\"hello\",\"targets\":[\"" + id + "\"]}");
        assertThat(post.problem()).isEqualTo("400 invalid");
        assertThat(post.text("detail")).contains("@eve.test", "signed in again");
    }

    @Test
    void expiredCredentialsAreRenewedUnseen() {
        demo.x().createUser("frank", false);
        String id = demo.signInToX("frank");
        demo.x().expireTokens("frank");

        assertThat(demo.api().post("/api/accounts/" + id + "/check").text("state"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void credentialsThatTheirOwnerTookBackAreTold() {
        demo.x().createUser("grace", false);
        String id = demo.signInToX("grace");
        demo.x().revoke("grace");

        assertThat(demo.api().post("/api/accounts/" + id + "/check").problem()).isEqualTo("422 sign-in-refused");
        assertThat(demo.api()
                        .get("/api/accounts")
                        .json()
                        .valueStream()
                        .filter(account -> account.path("id").asString().equals(id))
                        .map(account -> account.path("state").asString()))
                .containsExactly("NEEDS_SIGN_IN");
        assertThat(demo.signInToX("grace")).isEqualTo(id);
        assertThat(demo.api().post("/api/accounts/" + id + "/check").text("state"))
                .isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                          | no cap
            {"cap":{"posts":-1}}        | negative
            {"cap":{"posts":"many"}}    | cap.posts has a wrong
            {"cap":{"cost":"lots"}}     | cap.cost is "lots"
            {"cap":{"cost":"-1"}}       | cap.cost is "-1"
            {"cap":{"cost":"1e9"}}      | cap.cost is "1e9"
            """)
    void aCapThatIsNoneIsRefused(String body, String sentence) {
        Answer answer = demo.api().patch("/api/accounts/" + demo.account("ada"), body);

        assertThat(answer.problem()).isEqualTo("400 invalid");
        assertThat(answer.text("detail")).contains(sentence);
    }

    @Test
    void anAccountThatARouteUsesStays() {
        Answer answer = demo.api().delete("/api/accounts/" + demo.account("ada"));

        assertThat(answer.problem()).isEqualTo("400 invalid");
        assertThat(answer.text("detail")).contains(demo.route(), "remove these routes first");
        assertThat(demo.api().get("/api/accounts").json().findValuesAsString("handle"))
                .contains("ada");
    }

    @Test
    void aPlatformThatIsDownIsToldAsThat() {
        BlueskyAccount dan = demo.bluesky().createUser("dan.test");
        String id = connect("dan.test", dan.appPassword()).text("id");
        demo.bluesky()
                .faults()
                .add(new social.starling.sandbox.Fault(
                        "*",
                        "/xrpc/*",
                        1,
                        1_000,
                        new social.starling.sandbox.Fault.Status(503, java.util.Map.of(), "{}", false)));
        try {
            assertThat(demo.api().post("/api/accounts/" + id + "/check").problem())
                    .isEqualTo("502 platform-unavailable");
        } finally {
            demo.bluesky().faults().clear();
        }
        assertThat(demo.api().post("/api/accounts/" + id + "/check").text("state"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void aRateLimitTellsWhenToComeAgain() {
        String id = demo.account("ada.test");
        demo.bluesky()
                .faults()
                .add(new social.starling.sandbox.Fault(
                        "*",
                        "/xrpc/com.atproto.server.getSession",
                        1,
                        1_000,
                        new social.starling.sandbox.Fault.Status(
                                429,
                                java.util.Map.of("retry-after", "30"),
                                "{\"error\":\"RateLimitExceeded\"}",
                                false)));
        try {
            Answer answer = demo.api().post("/api/accounts/" + id + "/check");

            assertThat(answer.problem()).isEqualTo("503 rate-limited");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 31);
        } finally {
            demo.bluesky().faults().clear();
        }
    }

    private Answer connect(String handle, String password) {
        return demo.api()
                .post(
                        "/api/accounts",
                        "{\"platform\":\"bluesky\",\"handle\":\"" + handle + "\",\"secrets\":{\"app-password\":\""
                                + password + "\"}}");
    }
}
