package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.daemon.ApiClient.Answer;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteResourceTest {
    private static final String REST_BY_DEFAULT = "\"tags\":[],\"excludeTags\":[],\"languages\":[],\"media\":[],"
            + "\"excludeMedia\":[],\"replies\":\"SKIP\",\"reposts\":\"SKIP\",\"quotes\":\"SKIP\",\"numbering\":false,"
            + "\"mentions\":\"NAME\",\"prefix\":\"\",\"suffix\":\"\",\"replace\":[],\"rewriteTags\":[],"
            + "\"cards\":true,\"unfitMedia\":\"DROP\",\"hold\":0,\"deletes\":false,\"edits\":\"IGNORE\"";

    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void aRouteIsMadeChangedAndRemoved() {
        String bob = connect("bob.test");
        Answer made = demo.api()
                .post(
                        "/api/routes",
                        "{\"source\":\"" + demo.account("ada") + "\",\"target\":\"" + bob
                                + "\",\"rules\":{\"include\":\"#open\"}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("rules").toString())
                .isEqualTo("{\"include\":\"#open\",\"exclude\":null," + REST_BY_DEFAULT + "}");
        assertThat(made.json().path("bothWays").asBoolean()).isFalse();
        String path = "/api/routes/" + made.text("id");

        Answer partly =
                demo.api().patch(path, "{\"rules\":{\"exclude\":\"(?i)secret\",\"mentions\":\"name_and_domain\"}}");
        assertThat(partly.json().path("rules").toString())
                .isEqualTo("{\"include\":\"#open\",\"exclude\":\"(?i)secret\","
                        + REST_BY_DEFAULT.replace("\"NAME\"", "\"NAME_AND_DOMAIN\"") + "}");
        Answer emptied = demo.api().patch(path, "{\"rules\":{\"include\":null},\"enabled\":false,\"bothWays\":true}");
        assertThat(emptied.json().path("rules").path("include").isNull()).isTrue();
        assertThat(emptied.json().path("rules").path("exclude").asString()).isEqualTo("(?i)secret");
        assertThat(emptied.json().path("enabled").asBoolean()).isFalse();
        assertThat(emptied.json().path("bothWays").asBoolean()).isTrue();

        assertThat(demo.api().delete(path).status()).isEqualTo(204);
        assertThat(demo.api().patch(path, "{}").problem()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                        | 400 invalid     | no source
            {"source":"ADA"}                                          | 400 invalid     | no target
            {"source":"ADA","target":"ADA"}                           | 400 invalid     | to itself
            {"source":"ADA","target":"acc-0000000000000000"}          | 400 invalid     | acc-0000000000000000 is not connected
            {"source":"ada","target":"bob"}                           | 400 invalid     | "ada" is no account id
            {"source":"ADA","target":"ADA.TEST"}                      | 400 invalid     | edit that one
            {"source":"ADA","target":"ADA.TEST","rules":{"include":"("}} | 400 invalid  | does not compile
            {"source":"ADA","target":"ADA.TEST","rules":{"exlude":"x"}}  | 400 unknown-key | "exlude" in rules is not known
            {"source":"ADA","target":"ADA.TEST","rules":{"mentions":"LOUD"}} | 400 invalid | one of NAME, NAME_AND_DOMAIN
            {"source":"ADA","target":"ADA.TEST","rules":{"hold":-1}} | 400 invalid | 0 to 604800
            {"source":"ADA","target":"ADA.TEST","rules":{"replace":[{"pattern":"a","with":"$1"}]}} | 400 invalid | No group 1
            {"source":"ADA","target":"ADA.TEST","rules":{"replace":[null]}} | 400 invalid | an entry that is null
            {"source":"ADA","target":"ADA.TEST","rules":{"replace":[{"with":"b"}]}} | 400 invalid | no pattern
            {"source":"ADA","target":"ADA.TEST","rules":{"replace":[{"from":"b"}]}} | 400 unknown-key | "from"
            {"source":"ADA","target":"ADA.TEST","rules":{"tags":["a b"]}} | 400 invalid | is no tag
            {"source":"ADA","target":"ADA.TEST","rules":{"media":["IMAGE"],"excludeMedia":["image"]}} | 400 invalid | both wanted and unwanted
            {"source":"ADA","target":"ADA.TEST","bothWays":"yes"}     | 400 invalid     | bothWays has a wrong
            """)
    void aRouteThatCannotBeIsRefusedAndNothingIsMade(String body, String problem, String sentence) {
        Answer answer = demo.api()
                .post(
                        "/api/routes",
                        body.replace("ADA.TEST", demo.account("ada.test")).replace("ADA", demo.account("ada")));

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("detail")).contains(sentence);
        assertThat(demo.api().get("/api/routes").json().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"rules":{"include":"[a-"}}  | 400 invalid     | does not compile
            {"rules":{"colour":"blue"}}  | 400 unknown-key | "colour" is not known
            {"rules":"none"}             | 400 invalid     | an object is allowed
            {"source":"x"}               | 400 unknown-key | "source" is not known
            """)
    void aChangeThatCannotBeLeavesTheRouteAsItIs(String body, String problem, String sentence) {
        String before = demo.api().get("/api/routes").body();

        Answer answer = demo.api().patch("/api/routes/" + demo.route(), body);

        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("detail")).contains(sentence);
        assertThat(demo.api().get("/api/routes").body()).isEqualTo(before);
    }

    @Test
    void aDryRunShowsWhatWouldBecomeOfTheNewestPosts() {
        demo.x().post("ada", "Dry as a biscuit https://example.org/biscuit");

        Answer answer = demo.api().post("/api/routes/" + demo.route() + "/dry-run", "{\"limit\":5}");

        JsonNode line = answer.json().path(0);
        assertThat(line.path("verdict").asString()).isEqualTo("carry");
        assertThat(line.path("source").asString()).isEqualTo(demo.account("ada"));
        assertThat(line.path("target").asString()).isEqualTo(demo.account("ada.test"));
        assertThat(line.path("text").asString()).startsWith("Dry as a biscuit");
        assertThat(line.path("segments").path(0).path("text").asString()).contains("biscuit");
        assertThat(line.path("price").asString()).isEqualTo("0.00");
        assertThat(line.path("standing").asString()).isIn("NEW", "PLANNED_BEFORE");
    }

    @Test
    void aDryRunHasBounds() {
        assertThat(demo.api()
                        .post("/api/routes/" + demo.route() + "/dry-run", "{\"limit\":101}")
                        .problem())
                .isEqualTo("400 invalid");
        assertThat(demo.api().post("/api/routes/rt-nothere/dry-run").problem()).isEqualTo("404 not-found");
    }

    @Test
    void anUnknownRouteIsNotSynchronised() {
        assertThat(demo.api().post("/api/sync", "{\"route\":\"rt-nothere\"}").text("detail"))
                .contains("no route rt-nothere");
        assertThat(demo.api()
                        .post("/api/sync", "{\"route\":\"" + demo.route() + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private String connect(String handle) {
        String password = demo.bluesky().createUser(handle).appPassword();
        return demo.api()
                .post(
                        "/api/accounts",
                        "{\"platform\":\"bluesky\",\"handle\":\"" + handle + "\",\"secrets\":{\"app-password\":\""
                                + password + "\"}}")
                .text("id");
    }
}
