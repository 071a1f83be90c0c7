package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.daemon.ApiClient.Answer;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenResourceTest {
    @RegisterExtension
    final DemoExtension demo = new DemoExtension();

    @Test
    void aTokenIsShownOnceAndDoesWhatItsScopesSay() {
        Answer made = demo.api().post("/api/tokens", "{\"name\":\"reader\",\"scopes\":[\"READ\"],\"expiresInDays\":7}");
        assertThat(made.status()).isEqualTo(201);
        String token = made.text("token");
        assertThat(token).matches("stl_[A-Za-z0-9_-]{32}");
        assertThat(Instant.parse(made.text("expiresAt")))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));

        ApiClient reader = demo.api().with(token);
        assertThat(reader.get("/api/routes").status()).isEqualTo(200);
        assertThat(reader.post("/api/sync").problem()).isEqualTo("403 scope-missing");
        assertThat(reader.get("/api/tokens").problem()).isEqualTo("403 scope-missing");

        JsonNode listed = listed(made.text("id"));
        assertThat(listed.path("name").asString()).isEqualTo("reader");
        assertThat(listed.path("lastUsedAt").isNull()).isFalse();
        assertThat(demo.api().get("/api/tokens").body()).doesNotContain(token, "\"token\"", "hash");
    }

    @Test
    void aRemovedTokenOpensNothing() {
        Answer made = demo.api().post("/api/tokens", "{\"name\":\"short\",\"scopes\":[\"ADMIN\"]}");
        ApiClient bearer = demo.api().with(made.text("token"));
        assertThat(bearer.get("/api/tokens").status()).isEqualTo(200);

        assertThat(demo.api().delete("/api/tokens/" + made.text("id")).status()).isEqualTo(204);

        assertThat(bearer.get("/api/tokens").problem()).isEqualTo("401 token-refused");
    }

    @Test
    void anAdministratorMayDoEverything() {
        Answer made = demo.api().post("/api/tokens", "{\"name\":\"admin\",\"scopes\":[\"ADMIN\"]}");
        ApiClient admin = demo.api().with(made.text("token"));

        assertThat(admin.get("/api/status").status()).isEqualTo(200);
        assertThat(admin.post("/api/sync").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                | no scopes
            {"scopes":["READ"]}                               | no name
            {"name":"a","scopes":[]}                          | no scope
            {"name":"a","scopes":["EVERYTHING"]}              | READ, PUBLISH, ADMIN
            {"name":" ","scopes":["READ"]}                    | 1 to 100
            {"name":"a","scopes":["READ"],"expiresInDays":0}  | 1 to 3650
            {"name":"a","scopes":[null]}                      | no scopes
            """)
    void aTokenThatCannotBeIsRefused(String body, String sentence) {
        int before = demo.api().get("/api/tokens").json().size();

        Answer answer = demo.api().post("/api/tokens", body);

        assertThat(answer.problem()).isEqualTo("400 invalid");
        assertThat(answer.text("detail")).contains(sentence);
        assertThat(demo.api().get("/api/tokens").json().size()).isEqualTo(before);
    }

    private JsonNode listed(String id) {
        return demo.api()
                .get("/api/tokens")
                .json()
                .valueStream()
                .filter(token -> token.path("id").asString().equals(id))
                .findAny()
                .orElseThrow();
    }
}
