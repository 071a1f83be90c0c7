package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.assembly.StartupException.Trouble;
import social.starling.sandbox.LoggedRequest;
import social.starling.sandbox.RequestLog;
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
    void aLaterStartLeavesAccountsAndRoutesAlone() {
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
            assertThat(paths(demo.x().log())).doesNotContain("/2/oauth2/token");
            assertThat(paths(demo.bluesky().log())).doesNotContain("/xrpc/com.atproto.server.createSession");
        }
    }

    @Test
    void anAccountThatItsPersonHasRevokedStaysRevoked() {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            demo.bluesky().revoke("ada.test");
        }
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            String id = api.get("/api/accounts").json().path(1).path("id").asString();

            assertThat(api.post("/api/accounts/" + id + "/check").problem()).isEqualTo("422 sign-in-refused");
        }
    }

    @Test
    void platformsThatHaveForgottenTheirPeopleAreConnectedAgain() throws IOException {
        Demo.start(SETTINGS, folder).close();
        for (String platform : List.of("sandbox-x", "sandbox-bluesky")) {
            Files.delete(folder.resolve(platform).resolve("journal.jsonl"));
        }
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            JsonNode accounts = ApiClient.of(demo.daemon()).get("/api/accounts").json();

            assertThat(accounts.findValuesAsString("state")).containsExactly("ACTIVE", "ACTIVE");
            assertThat(check(demo)).containsExactly(200, 200);
        }
    }

    @Test
    void aPlatformWhoseAddressIsTakenMovesAndTheAccountWithIt() throws IOException {
        int port;
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            port = demo.bluesky().baseUri().getPort();
        }
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                Demo demo = Demo.start(SETTINGS, folder)) {
            assertThat(demo.bluesky().baseUri().getPort()).isNotEqualTo(other.getLocalPort());
            assertThat(check(demo)).containsExactly(200, 200);
        }
    }

    @Test
    void aFolderThatAnotherDemoHasIsRefused() {
        try (Demo demo = Demo.start(SETTINGS, folder)) {
            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> Demo.start(SETTINGS, folder))
                    .withMessageContaining("in use by a Starling")
                    .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.DATA_IN_USE));
            assertThat(check(demo)).containsExactly(200, 200);
        }
    }

    @Test
    void aPlatformWhoseStateIsDamagedIsNamedAndNothingKeepsRunning() throws IOException {
        Demo.start(SETTINGS, folder).close();
        Path journal = folder.resolve("sandbox-bluesky/journal.jsonl");
        String good = Files.readString(journal);
        Files.writeString(journal, "this is no journal\n");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> Demo.start(SETTINGS, folder))
                .withMessageContaining(journal.toString())
                .withMessageContaining("move its folder away")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.DATA_FOLDER));
        assertThat(journal).hasContent("this is no journal\n");
        Files.writeString(journal, good);
        Demo.start(SETTINGS, folder).close();
        assertThat(folder.resolve("daemon.json")).doesNotExist();
    }

    @Test
    void allThatADemoKeepsIsUnderItsFolderAndForItsOwnerAlone() throws IOException {
        Path data = folder.resolve("new");
        try (Demo demo = Demo.start(SETTINGS, data)) {
            assertThat(demo.tokenFile()).exists();
        }
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.toList())
                    .contains(data.resolve("sandbox-x/journal.jsonl"), data.resolve("sandbox-bluesky/journal.jsonl"))
                    .filteredOn(Files::isDirectory)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rwx------"));
        }
    }

    private static List<Integer> check(Demo demo) {
        ApiClient api = ApiClient.of(demo.daemon());
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode account : api.get("/api/accounts").json()) {
            statuses.add(api.post("/api/accounts/" + account.path("id").asString() + "/check")
                    .status());
        }
        return statuses;
    }

    private static List<String> paths(RequestLog log) {
        return log.list().stream().map(LoggedRequest::path).toList();
    }
}
