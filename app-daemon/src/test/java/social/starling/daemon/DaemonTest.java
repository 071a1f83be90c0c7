package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.assembly.StartupException.Trouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DaemonTest {
    private static final StarlingSettings SETTINGS = StarlingSettings.DEFAULT.withPort(0);

    @TempDir
    Path folder;

    @Test
    void aRunningDaemonTellsWhereItIsAndForgetsItAtItsEnd() throws IOException {
        Path file = folder.resolve("daemon.json");
        try (Daemon daemon = Daemon.start(SETTINGS, folder)) {
            JsonNode told = JsonMapper.shared().readTree(Files.readString(file));

            assertThat(told.path("url").asString()).isEqualTo(daemon.uri().toString());
            assertThat(told.path("pid").asLong())
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(told.path("startedAt").asString()).startsWith("20");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            ApiClient api = new ApiClient(daemon.uri(), told.path("token").asString());
            assertThat(api.get("/api/tokens").status()).isEqualTo(200);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void anEmbeddedDaemonTellsNobodyAndSynchronisesNothing() {
        try (Daemon daemon = Daemon.embedded(SETTINGS, folder)) {
            ApiClient api = ApiClient.of(daemon);

            assertThat(folder.resolve("daemon.json")).doesNotExist();
            assertThat(api.get("/health/ready").text("courier")).isEqualTo("UP");
            assertThat(api.get("/api/status").json().path("lastSync").isNull()).isTrue();
        }
    }

    @Test
    void anEmbeddedDaemonFindsAnotherPortWhereItsOwnIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Daemon daemon = Daemon.embedded(SETTINGS.withPort(other.getLocalPort()), folder)) {
            assertThat(daemon.uri().getPort()).isNotEqualTo(other.getLocalPort());
            assertThat(ApiClient.of(daemon).get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void theTokenOfADaemonEndsWithIt() {
        Daemon first = Daemon.start(SETTINGS, folder);
        String old = first.token().reveal();
        first.close();

        try (Daemon second = Daemon.start(SETTINGS, folder)) {
            assertThat(ApiClient.of(second).with(old).get("/api/status").problem())
                    .isEqualTo("401 token-refused");
            assertThat(second.tokens().list()).hasSize(1);
        }
    }

    @Test
    void aTokenThatADeadDaemonLeftIsRemovedAtTheNextStart() {
        try (Daemon first = Daemon.start(SETTINGS, folder)) {
            first.tokens()
                    .issue(
                            "daemon",
                            "left behind",
                            java.util.EnumSet.allOf(social.starling.ports.access.Scope.class),
                            null);
        }
        try (Daemon second = Daemon.start(SETTINGS, folder)) {
            assertThat(second.tokens().list()).hasSize(1);
        }
    }

    @Test
    void aPortInUseIsToldAndNothingKeepsRunning() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();

            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> Daemon.start(SETTINGS.withPort(port), folder))
                    .withMessageContaining("The port " + port + " of 127.0.0.1 is in use")
                    .withMessageContaining("--port")
                    .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PORT_IN_USE));
        }
        assertThat(folder.resolve("daemon.json")).doesNotExist();
        Daemon.start(SETTINGS, folder).close();
    }

    @Test
    void aDataFolderThatAnotherDaemonHasIsRefused() {
        try (Daemon first = Daemon.start(SETTINGS, folder)) {
            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> Daemon.start(SETTINGS, folder))
                    .withMessageContaining("in use by a Starling")
                    .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.DATA_IN_USE));
            assertThat(ApiClient.of(first).get("/api/status").status()).isEqualTo(200);
            assertThat(folder.resolve("daemon.json")).exists();
        }
    }

    @Test
    void aDamagedDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path database = folder.resolve("starling.db");
        Files.writeString(database, "this is no database, however long it may be, and never was one".repeat(50));
        long size = Files.size(database);

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(() -> Daemon.start(SETTINGS, folder))
                .withMessageContaining(database.toString())
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.DATABASE));
        assertThat(Files.size(database)).isEqualTo(size);
    }

    @Test
    void aDaemonThatStopsAnswersThoseWhoWait() throws Exception {
        CompletableFuture<HttpResponse<String>> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            try (Demo demo = Demo.start(SETTINGS, folder)) {
                ApiClient api = ApiClient.of(demo.daemon());
                api.post("/api/publishing/pause", "{}");
                String account =
                        api.get("/api/accounts").json().path(1).path("id").asString();
                String id = api.post("/api/posts", "{\"text\":\"Wait\",\"targets\":[\"" + account + "\"]}")
                        .json()
                        .path("deliveries")
                        .path(0)
                        .asString();
                answer = http.sendAsync(
                        HttpRequest.newBuilder(URI.create(demo.uri() + "/api/deliveries/" + id + "?wait=60"))
                                .header(
                                        "Authorization",
                                        "Bearer " + demo.daemon().token().reveal())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                await().until(() -> demo.daemon().watch().waiting() == 1);
            }
            assertThat(answer.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(JsonMapper.shared()
                            .readTree(answer.get().body())
                            .path("state")
                            .asString())
                    .isIn("PLANNED", "CLAIMED");
        }
    }

    @Test
    void whoComesWhileADaemonStopsIsToldSoAndWhoCameBeforeIsAnswered() throws Exception {
        Daemon daemon = Daemon.start(SETTINGS, folder);
        ApiClient api = ApiClient.of(daemon);
        String body = "{\"reason\":\"a long night\"}";
        try (Socket early = new Socket("127.0.0.1", daemon.uri().getPort())) {
            String head = "POST /api/publishing/pause HTTP/1.1\r\nHost: "
                    + daemon.uri().getAuthority()
                    + "\r\nAuthorization: Bearer " + daemon.token().reveal()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                    + "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
            early.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(early.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
            CompletableFuture<Void> closed = CompletableFuture.runAsync(daemon::close);

            await().untilAsserted(
                            () -> assertThat(api.get("/health/live").problem()).isEqualTo("503 http-503"));
            assertThat(api.get("/api/status").text("detail"))
                    .isEqualTo("The daemon is stopping; try again when it runs");
            assertThat(closed).isNotDone();

            early.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.lines().toList())
                    .contains("HTTP/1.1 200 OK")
                    .last()
                    .satisfies(last -> assertThat(last).contains("a long night"));
            closed.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aClosedDaemonAnswersNobody() {
        Daemon daemon = Daemon.start(SETTINGS, folder);
        ApiClient api = ApiClient.of(daemon);
        assertThat(api.get("/health/live").text("status")).isEqualTo("UP");

        daemon.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> api.get("/health/live"));
    }
}
