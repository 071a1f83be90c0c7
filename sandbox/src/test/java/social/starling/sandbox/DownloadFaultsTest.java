package social.starling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.sandbox.LoggedRequest.Outcome;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.media.TestPicture;
import social.starling.sandbox.x.XMedia;
import social.starling.sandbox.x.XSandbox;

/** What goes wrong when the file of a post is fetched. */
class DownloadFaultsTest {
    private static final byte[] PHOTO = TestPicture.PHOTO.bytes(64, 48);

    private XSandbox x;
    private Browser browser;
    private String path;

    @BeforeEach
    void start() {
        x = XSandbox.start();
        browser = new Browser(x.baseUri());
        XMedia photo = x.media(PHOTO, Optional.empty());
        x.post("ada", "look", Optional.empty(), List.of(photo));
        path = photo.url();
    }

    @AfterEach
    void stop() {
        browser.close();
        x.close();
    }

    @Test
    void anEndlessBodyBeginsAsItShouldAndNeverEnds() throws Exception {
        set(new Fault.Endless(Duration.ZERO));
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream in = client.send(
                                HttpRequest.newBuilder(x.baseUri().resolve(path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream())
                        .body()) {
            assertThat(in.readNBytes(PHOTO.length)).isEqualTo(PHOTO);
            assertThat(in.readNBytes(20_000_000)).hasSize(20_000_000);
        }
        assertThat(outcome()).isEqualTo(Outcome.ENDLESS);
    }

    @Test
    void aBodyShorterThanAnnouncedEndsTheConnection() {
        set(new Fault.WrongLength(PHOTO.length + 1));
        assertThatThrownBy(() -> browser.get(path, "")).isInstanceOf(Browser.Cut.class);
        assertThat(outcome()).isEqualTo(Outcome.WRONG_LENGTH);
    }

    @Test
    void aBodyLongerThanAnnouncedIsOnTheWireAllTheSame() throws IOException {
        set(new Fault.WrongLength(10));
        try (Socket socket = new Socket("127.0.0.1", x.baseUri().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).contains("Content-Length: 10\r\n");
            assertThat(Arrays.copyOfRange(answer, answer.length - PHOTO.length, answer.length))
                    .isEqualTo(PHOTO);
        }
    }

    @Test
    void aRedirectSendsTheCallerElsewhere() {
        set(new Fault.Redirect(307, "http://169.254.169.254/latest"));
        Browser.Answer answer = browser.get(path, "");
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("location")).isEqualTo("http://169.254.169.254/latest");
        assertThat(outcome()).isEqualTo(Outcome.REDIRECTED);
    }

    @Test
    void theRightBytesHaveTheWrongType() {
        set(new Fault.WrongType("text/html"));
        Browser.Answer answer = browser.get(path, "");
        assertThat(answer.header("content-type")).isEqualTo("text/html");
        assertThat(answer.response().body()).isEqualTo(PHOTO);
        assertThat(outcome()).isEqualTo(Outcome.MISTYPED);
    }

    @Test
    void aFileThatIsGoneIsA404() {
        set(new Fault.Status(404, Map.of("Content-Type", "text/plain"), "", false));
        assertThat(browser.get(path, "").status()).isEqualTo(404);
        assertThat(browser.get(path, "").status()).isEqualTo(200);
    }

    @Test
    void aFileIsCutInTheMiddleOrComesInDrops() {
        set(new Fault.Truncate(100));
        assertThatThrownBy(() -> browser.get(path, "")).isInstanceOf(Browser.Cut.class);
        x.faults().clear();
        set(new Fault.Drip(PHOTO.length / 3, Duration.ofMillis(1)));
        assertThat(browser.get(path, "").response().body()).isEqualTo(PHOTO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kind\":\"endless\",\"millis\":5",
                "\"kind\":\"wrong_length\",\"bytes\":7",
                "\"kind\":\"redirect\",\"location\":\"http://10.0.0.1/\"",
                "\"kind\":\"wrong_type\",\"content_type\":\"text/html\""
            })
    void theAdminApiSetsAndListsThem(String kind) {
        Browser.Answer set = browser.postJson("/admin/faults", "", "{\"path\":\"/media/*\"," + kind + "}");
        assertThat(set.status()).isEqualTo(201);
        assertThat(set.json().path("faults").get(0).toString()).contains(kind.split(",")[1]);
    }

    @Test
    void theFilesOfBlueskyHaveTheSameFaults() {
        try (BlueskySandbox bluesky = BlueskySandbox.start();
                Browser pds = new Browser(bluesky.baseUri())) {
            bluesky.faults()
                    .add(Fault.next("GET", "*/com.atproto.sync.getBlob", new Fault.Redirect(302, "http://[::1]/")));
            assertThat(pds.get("/xrpc/com.atproto.sync.getBlob?did=a&cid=b", "").header("location"))
                    .isEqualTo("http://[::1]/");
        }
    }

    private void set(Fault.Action action) {
        x.faults().add(Fault.next("GET", "/media/*", action));
    }

    private Outcome outcome() {
        return x.log().list().getLast().outcome();
    }
}
