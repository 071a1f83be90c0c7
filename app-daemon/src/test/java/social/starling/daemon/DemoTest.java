package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import tools.jackson.databind.JsonNode;

class DemoTest {
    private static final StarlingSettings SETTINGS = StarlingSettings.DEFAULT.withPort(0);

    @TempDir
    Path folder;

    @Test
    void theFirstStartConnectsAnAccountOnEachPlatformAndARouteBothWays() throws IOException {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            ApiClient api =
                    new ApiClient(demo.uri(), Files.readString(demo.tokenFile()).strip());
            JsonNode accounts = api.get("/api/accounts").json();
            JsonNode route = api.get("/api/routes").json().path(0);

            assertThat(accounts.findValuesAsString("handle")).containsExactly("ada", "ada.test");
            assertThat(accounts.findValuesAsString("state")).containsOnly("ACTIVE");
            assertThat(route.path("bothWays").asBoolean()).isTrue();
            assertThat(api.get("/api/status").json().path("demo").asBoolean()).isTrue();
            assertThat(demo.platforms()).containsOnlyKeys("X", "Bluesky");
        }
    }

    @Test
    void theTokenFileIsForItsOwnerAloneAndOutlivesARestart() throws IOException {
        String token;
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            token = Files.readString(demo.tokenFile()).strip();
            assertThat(demo.tokenFile()).isEqualTo(folder.resolve("demo.token"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(demo.tokenFile())))
                    .isEqualTo("rw-------");
        }
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            assertThat(new ApiClient(demo.uri(), token).get("/api/tokens").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTokenFileThatIsNoLongerGoodIsReplaced() throws IOException {
        Files.writeString(folder.resolve("demo.token"), "stl_old\n");

        try (Demo demo = Demo.start(SETTINGS, folder)) {
            String token = Files.readString(demo.tokenFile()).strip();

            assertThat(new ApiClient(demo.uri(), token).get("/api/status").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aLaterStartConnectsAgainAndLeavesTheRoutesAlone() {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            String route = api.get("/api/routes").json().path(0).path("id").asString();
            assertThat(api.delete("/api/routes/" + route).status()).isEqualTo(204);
        }
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            JsonNode accounts = api.get("/api/accounts").json();

            assertThat(accounts.findValuesAsString("state")).containsExactly("ACTIVE", "ACTIVE");
            assertThat(api.get("/api/routes").json().size()).isZero();
            String id = accounts.path(0).path("id").asString();
            assertThat(api.post("/api/accounts/" + id + "/check").status()).isEqualTo(200);
        }
    }
}
