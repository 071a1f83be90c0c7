package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import social.starling.assembly.LogSettings;
import social.starling.assembly.StarlingSettings;
import social.starling.daemon.ApiClient.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoggingTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
        MDC.clear();
        Logging.apply(LogSettings.DEFAULT);
    }

    @Test
    void aPlainLineCarriesItsRequestAndCannotBeForged() {
        Logging.apply(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.PLAIN));
        MDC.put(Api.REQUEST, "req-12345678");

        LoggerFactory.getLogger("social.starling.Somebody").info("one\r\n2026 INFO two \u001B[31m");

        assertThat(written.toString(StandardCharsets.UTF_8).lines().toList())
                .singleElement()
                .asString()
                .contains("INFO", "Somebody [req-12345678] one | 2026 INFO two  | [31m")
                .doesNotContain("\u001B");
    }

    @Test
    void aTraceIsToldOnceAndCannotForgeALineEither() {
        Logging.apply(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.PLAIN));

        LoggerFactory.getLogger("social.starling.Somebody")
                .error("It failed", new IllegalStateException("why\n2026-01-01 INFO forged"));

        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).filteredOn(line -> !line.startsWith("    ")).hasSize(2);
        assertThat(lines.getFirst()).endsWith("It failed");
        assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(lines).filteredOn(line -> line.contains("forged")).hasSize(1);
    }

    @Test
    void aJsonLineIsOneObject() {
        Logging.apply(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON));
        MDC.put("task", "sync acc-1");

        LoggerFactory.getLogger("social.starling.Somebody").warn("a \"quoted\"\nmessage");

        JsonNode line = JsonMapper.shared().readTree(written.toString(StandardCharsets.UTF_8));
        assertThat(line.path("message").asString()).isEqualTo("a \"quoted\"\nmessage");
        assertThat(line.path("level").asString()).isEqualTo("WARN");
        assertThat(line.path("mdc").path("task").asString()).isEqualTo("sync acc-1");
    }

    @Test
    void linesBelowTheLevelAreLeftOut() {
        Logging.apply(new LogSettings(LogSettings.Level.ERROR, LogSettings.Format.PLAIN));

        LoggerFactory.getLogger("social.starling.Somebody").warn("quiet");

        assertThat(written.size()).isZero();
    }

    @Test
    void anotherLevelIsFollowedWithoutLosingALine() {
        Logging.apply(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON));

        LoggerFactory.getLogger("social.starling.Somebody").debug("unheard");
        Logging.follow(LogSettings.Level.DEBUG);
        LoggerFactory.getLogger("social.starling.Somebody").debug("heard");

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("heard");
    }

    @Test
    void coreLogsIntoTheSameStream() {
        Logging.apply(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.PLAIN));

        System.getLogger("social.starling.core.Somebody").log(System.Logger.Level.INFO, "from core {0}", 1);

        assertThat(written.toString(StandardCharsets.UTF_8)).contains("INFO", "Somebody", "from core 1");
    }

    @Test
    void noLevelTellsASecret() throws IOException {
        StarlingSettings loud = StarlingSettings.DEFAULT
                .withPort(0)
                .with(new LogSettings(LogSettings.Level.TRACE, LogSettings.Format.PLAIN));
        List<String> secrets = new ArrayList<>();
        try (Demo demo = Demo.start(loud, folder)) {
            ApiClient api = ApiClient.of(demo.daemon());
            secrets.add(demo.daemon().token().reveal());
            secrets.add(Files.readString(demo.tokenFile()).strip());
            secrets.add(demo.bluesky().users().getFirst().appPassword());
            secrets.add(demo.x().app().clientSecret().orElseThrow());
            secrets.add(api.post("/api/tokens", "{\"name\":\"a\",\"scopes\":[\"READ\"]}")
                    .text("token"));
            secrets.add(signIn(demo, api));
            api.post(
                    "/api/accounts",
                    "{\"platform\":\"bluesky\",\"handle\":\"ada.test\",\"secrets\":{\"app-password\":\"wrong-pass-word-here\"}}");
            secrets.add("wrong-pass-word-here");
            String id = api.get("/api/accounts").json().path(0).path("id").asString();
            String post = api.post("/api/posts", "{\"text\":\"hello\",\"targets\":[\"" + id + "\"]}")
                    .json()
                    .path("deliveries")
                    .path(0)
                    .asString();
            assertThat(api.get("/api/deliveries/" + post + "?wait=30").text("state"))
                    .isEqualTo("CONFIRMED");
        }

        String log = written.toString(StandardCharsets.UTF_8);
        assertThat(log).contains("DEBUG", "/oauth/callback");
        assertThat(secrets).hasSize(7).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(12));
        assertThat(secrets).noneSatisfy(secret -> assertThat(log).contains(secret));
        assertThat(log).doesNotContain("Bearer ");
    }

    /** The code by which somebody signed in. */
    private static String signIn(Demo demo, ApiClient api) {
        demo.x().createUser("bob", false);
        Answer begun = api.post("/api/accounts/sign-in", "{\"platform\":\"twitter\"}");
        String page = begun.text("page") + "&sandbox_consent=bob";
        String callback =
                ApiClient.send(HttpRequest.newBuilder(URI.create(page)).build()).header("Location");
        ApiClient.send(HttpRequest.newBuilder(URI.create(callback)).build());
        assertThat(api.get("/api/accounts/sign-in/" + begun.text("state")).text("status"))
                .isEqualTo("done");
        return callback.replaceAll(".*[?&]code=([^&]+).*", "$1");
    }
}
