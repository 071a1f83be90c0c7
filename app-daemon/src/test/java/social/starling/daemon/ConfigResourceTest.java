package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import social.starling.assembly.Configuration;
import social.starling.assembly.LogSettings;
import social.starling.assembly.StarlingSettings;
import social.starling.daemon.ApiClient.Answer;
import tools.jackson.databind.JsonNode;

class ConfigResourceTest {
    @TempDir
    Path folder;

    private Daemon daemon;
    private ApiClient api;

    @BeforeEach
    void start() throws IOException {
        write("{\"server\": {\"port\": 0}, \"twitter\": {\"clientId\": \"abc\"}}");
        daemon =
                Daemon.start(Configuration.read(folder, Map.of("STARLING_TWITTER_CLIENT_SECRET", "hush-hush")), folder);
        api = ApiClient.of(daemon);
    }

    @AfterEach
    void stop() {
        daemon.close();
        Logging.apply(LogSettings.DEFAULT);
    }

    @Test
    void everySettingIsToldWithItsOriginAndNoSecretIs() {
        Answer answer = api.get("/api/config");

        assertThat(setting(answer, "twitter.clientId").path("value").asString()).isEqualTo("abc");
        assertThat(setting(answer, "twitter.clientId").path("origin").asString())
                .isEqualTo("file " + folder.resolve("starling.json"));
        assertThat(setting(answer, "twitter.clientSecret").path("value").asString())
                .isEqualTo("(set)");
        assertThat(setting(answer, "twitter.clientSecret").path("origin").asString())
                .isEqualTo("variable STARLING_TWITTER_CLIENT_SECRET");
        assertThat(setting(answer, "courier.lease").path("value").asInt()).isEqualTo(120);
        assertThat(setting(answer, "courier.lease").path("default").asInt()).isEqualTo(120);
        assertThat(answer.body()).doesNotContain("hush-hush");
    }

    @Test
    void aReloadTellsWhatCountsNowAndWhatLater() throws IOException {
        write("{\"server\": {\"port\": 7900}, \"twitter\": {\"clientId\": \"abc\"}, \"log\": {\"level\": \"debug\"}}");

        JsonNode change = api.post("/api/config/reload").json();

        assertThat(change.toString())
                .isEqualTo("{\"now\":[{\"key\":\"log.level\",\"value\":\"debug\"}],"
                        + "\"atNextStart\":[{\"key\":\"server.port\",\"value\":7900}]}");
        assertThat(LoggerFactory.getLogger("social.starling.Somebody").isDebugEnabled())
                .isTrue();
        assertThat(api.get("/api/config")
                        .json()
                        .path("atNextStart")
                        .path(0)
                        .path("key")
                        .asString())
                .isEqualTo("server.port");
    }

    @Test
    void aWrongFileIsRefusedWithItsSentences() throws IOException {
        write("{\"log\": {\"levle\": \"debug\"}}");

        Answer answer = api.post("/api/config/reload");

        assertThat(answer.problem()).isEqualTo("400 settings-refused");
        assertThat(answer.text("detail")).contains("log.levle", "did you mean log.level?");
        assertThat(LoggerFactory.getLogger("social.starling.Somebody").isDebugEnabled())
                .isFalse();
        assertThat(api.get("/api/events").body()).contains("settings.refused");
    }

    private static JsonNode setting(Answer answer, String key) {
        for (JsonNode setting : answer.json().path("settings")) {
            if (setting.path("key").asString().equals(key)) {
                return setting;
            }
        }
        throw new AssertionError("No setting " + key + " in " + answer.body());
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(StarlingSettings.FILE), json);
    }
}
