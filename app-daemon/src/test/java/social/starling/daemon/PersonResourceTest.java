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
class PersonResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void aKnownPersonIsMentionedByTheNameOnTheTargetAndOthersAreNot() {
        demo.x().createUser("grace", false);
        demo.x().createUser("stranger", false);
        demo.bluesky().createUser("grace.test");
        Answer made = demo.api().post("/api/people", body("grace", "grace.test"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(demo.api().post("/api/people", body("Grace", "grace.test")).status())
                .isEqualTo(200);

        demo.x().post("ada", "with @grace and @stranger");
        JsonNode line = demo.api()
                .post("/api/routes/" + demo.route() + "/dry-run", "{\"limit\":5}")
                .json()
                .path(0);
        assertThat(line.path("segments").path(0).path("text").asString()).isEqualTo("with @grace.test and @stranger");
        assertThat(line.path("notes").toString())
                .contains("@grace is mentioned as @grace.test")
                .contains("@stranger is named in plain text");

        assertThat(demo.api().get("/api/people").json().size()).isEqualTo(1);
        String path = "/api/people/" + made.text("id");
        assertThat(demo.api().delete(path).status()).isEqualTo(204);
        assertThat(demo.api().delete(path).problem()).isEqualTo("404 not-found");
        assertThat(demo.api().get("/api/people").json().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                 | 400 invalid | no identities
            {"identities":[]}                                                  | 400 invalid | two or more platforms
            {"identities":[{"platform":"twitter","handle":"a"}]}               | 400 invalid | two or more platforms
            {"identities":[{"platform":"twitter","handle":"a b"}]}             | 400 invalid | "a b" is no handle
            {"identities":[{"platform":"myspace","handle":"a"}]}               | 400 invalid | "myspace" is not known
            {"identities":[{"platform":"twitter"}]}                            | 400 invalid | no handle
            {"identities":[null]}                                              | 400 invalid | identities
            """)
    void whoCannotBeOnePersonIsRefused(String body, String problem, String sentence) {
        Answer answer = demo.api().post("/api/people", body);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("detail")).contains(sentence);
    }

    private static String body(String here, String there) {
        return "{\"identities\":[{\"platform\":\"twitter\",\"handle\":\"" + here
                + "\"},{\"platform\":\"bluesky\",\"handle\":\"" + there + "\"}]}";
    }
}
