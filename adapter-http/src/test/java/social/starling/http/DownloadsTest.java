package social.starling.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.platform.PlatformException;

/** Files come whole, within their bounds, or not at all. */
@Timeout(60)
class DownloadsTest {
    private static final String MD5 = "5d41402abc4b2a76b9719d911017c592";
    private static final String SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final DownloadSettings QUICK = new DownloadSettings(
            Duration.ofMillis(500), Duration.ofMillis(300), Duration.ofMillis(1500), 5, 3, "Starling/test");

    /** Every name leads inside. */
    private static final Dns INSIDE = host -> List.of(InetAddress.getByName("127.0.0.1"));

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void make() throws IOException {
        file = Files.createFile(temp.resolve("file"));
    }

    private Download fetch(RawServer server, long limit) throws IOException {
        return fetch(server.uri() + "/a?b=c", AddressGuard.allowing(Set.of("127.0.0.1:" + server.port())), limit);
    }

    private Download fetch(String address, AddressGuard guard, long limit) throws IOException {
        try (Downloads downloads = new Downloads(QUICK, guard, InstantSource.fixed(GatewayFixture.NOW))) {
            return downloads.fetch(address, file, limit);
        }
    }

    private static String reason(Download download) {
        return switch (download) {
            case Download.Refused refused -> refused.reason();
            case Download.Fetched fetched -> throw new AssertionError("It was fetched: " + fetched);
        };
    }

    @Test
    void aFileIsWrittenAndHashedInOnePass() throws IOException {
        try (RawServer server = new RawServer(RawServer.send("200 OK", "hello"))) {
            assertThat(fetch(server, 5)).isEqualTo(new Download.Fetched(5, MD5, SHA256));

            assertThat(file).hasContent("hello");
            assertThat(server.requests)
                    .singleElement()
                    .asString()
                    .startsWith("GET /a?b=c HTTP/1.1")
                    .contains("User-Agent: Starling/test", "Accept-Encoding: identity");
        }
    }

    @Test
    void whatTheFileHeldBeforeIsGone() throws IOException {
        Files.writeString(file, "something longer");
        try (RawServer server = new RawServer(RawServer.send("200 OK", "hello"))) {
            fetch(server, 5);
            assertThat(file).hasContent("hello");
        }
    }

    @Test
    void anAnnouncedLengthBeyondTheLimitEndsItAtOnce() throws IOException {
        try (RawServer server = new RawServer(RawServer.send("200 OK", "hello"))) {
            assertThat(reason(fetch(server, 4))).isEqualTo("it is larger than 4 bytes");
            assertThat(file).isEmptyFile();
        }
    }

    @Test
    void anEndlessFileEndsAtTheLimit() throws IOException {
        try (RawServer server = new RawServer(endless("HTTP/1.1 200 OK\r\n\r\n"))) {
            assertThat(reason(fetch(server, 100_000))).isEqualTo("it is larger than 100000 bytes");
            assertThat(Files.size(file)).isLessThanOrEqualTo(100_000);
        }
    }

    @Test
    void aLengthThatIsTooShortIsBelieved() throws IOException {
        try (RawServer server =
                new RawServer(RawServer.sendRaw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and much more"))) {
            assertThat(fetch(server, 100)).isEqualTo(new Download.Fetched(5, MD5, SHA256));
        }
    }

    @Test
    void aDownloadGoesOnWhereItBroke() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 5\r\n\r\n";
        try (RawServer server = new RawServer(
                RawServer.sendRaw(head + "hel"),
                RawServer.send("206 Partial Content\r\nContent-Range: bytes 3-4/5", "lo"))) {
            assertThat(fetch(server, 5)).isEqualTo(new Download.Fetched(5, MD5, SHA256));

            assertThat(file).hasContent("hello");
            assertThat(server.requests).hasSize(2);
            assertThat(server.requests.get(1)).contains("Range: bytes=3-", "If-Range: \"v1\"");
        }
    }

    @Test
    void aDownloadBeginsAnewWhenTheFileHasChanged() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 5\r\n\r\n";
        try (RawServer server =
                new RawServer(RawServer.sendRaw(head + "HEL"), RawServer.send("200 OK\r\nETag: \"v2\"", "hello"))) {
            assertThat(fetch(server, 5)).isEqualTo(new Download.Fetched(5, MD5, SHA256));
            assertThat(file).hasContent("hello");
        }
    }

    @Test
    void partsOfAnUnknownVersionAreNotGluedTogether() throws IOException {
        try (RawServer server = new RawServer(
                RawServer.sendRaw("HTTP/1.1 200 OK\r\nETag: W/\"v1\"\r\nContent-Length: 5\r\n\r\nhel"),
                RawServer.send("200 OK", "hello"))) {
            assertThat(fetch(server, 5)).isEqualTo(new Download.Fetched(5, MD5, SHA256));
            assertThat(server.requests.get(1)).doesNotContain("Range");
        }
    }

    @Test
    void aRangeThatCannotBeHadBeginsAnew() throws IOException {
        String head = "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 5\r\n\r\n";
        try (RawServer server = new RawServer(
                RawServer.sendRaw(head + "hel"),
                RawServer.send("416 Range Not Satisfiable", ""),
                RawServer.send("200 OK", "hello"))) {
            assertThat(fetch(server, 5)).isEqualTo(new Download.Fetched(5, MD5, SHA256));
        }
    }

    @Test
    void aFileThatBreaksAgainAndAgainIsUnavailable() throws IOException {
        RawServer.Step broken = RawServer.sendRaw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        try (RawServer server = new RawServer(broken, broken, broken, broken, broken, broken)) {
            assertThatThrownBy(() -> fetch(server, 5)).isInstanceOf(PlatformException.Unavailable.class);
            assertThat(server.requests).hasSizeLessThan(5);
        }
    }

    @Test
    void silenceIsUnavailable() throws IOException {
        try (RawServer server = new RawServer(RawServer.silence())) {
            assertThatThrownBy(() -> fetch(server, 5))
                    .isInstanceOf(PlatformException.Unavailable.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void aSlowDripEndsWithItsTime() throws IOException {
        try (RawServer server = new RawServer(drip())) {
            assertThatThrownBy(() -> fetch(server, 100_000))
                    .isInstanceOf(PlatformException.Unavailable.class)
                    .hasMessageContaining("longer than 1 s");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aPackedAnswerIsNotUnpacked() throws IOException {
        try (RawServer server = new RawServer(RawServer.send("200 OK\r\nContent-Encoding: gzip", "bomb"))) {
            assertThat(reason(fetch(server, 5))).contains("packs it");
            assertThat(file).isEmptyFile();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "410 Gone", "403 Forbidden", "401 Unauthorized", "204 No Content"})
    void whatTheSourceDoesNotGiveIsRefused(String status) throws IOException {
        try (RawServer server = new RawServer(RawServer.send(status, ""))) {
            assertThat(reason(fetch(server, 5))).contains(status.substring(0, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Error", "502 Bad Gateway", "503 Unavailable", "504 Timeout", "408 Timeout"})
    void anOutageIsUnavailable(String status) throws IOException {
        try (RawServer server = new RawServer(RawServer.send(status, ""), RawServer.send(status, ""))) {
            assertThatThrownBy(() -> fetch(server, 5))
                    .isInstanceOf(PlatformException.Unavailable.class)
                    .hasMessageContaining(status.substring(0, 3));
        }
    }

    @Test
    void aLimitOfTheSourceSaysWhenToComeBack() throws IOException {
        try (RawServer server = new RawServer(RawServer.send("429 Too Many\r\nRetry-After: 60", ""))) {
            assertThatThrownBy(() -> fetch(server, 5))
                    .isInstanceOfSatisfying(
                            PlatformException.RateLimited.class,
                            limited -> assertThat(limited.retryAt()).isEqualTo(GatewayFixture.NOW.plusSeconds(60)));
        }
    }

    @Test
    void redirectsAreFollowedWithinTheirNumber() throws IOException {
        RawServer.Step on = RawServer.send("302 Found\r\nLocation: /next", "");
        try (RawServer server = new RawServer(on, on, on, on, on, RawServer.send("200 OK", "hello"))) {
            assertThat(fetch(server, 5)).isEqualTo(new Download.Fetched(5, MD5, SHA256));
        }
        try (RawServer server = new RawServer(on, on, on, on, on, on, on)) {
            assertThat(reason(fetch(server, 5))).contains("more than 5 times");
            assertThat(server.requests).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/passwd", "ftp://example.org/", "jar:http://example.org!/a"})
    void aRedirectToNoWebAddressIsRefused(String location) throws IOException {
        String header = location.isEmpty() ? "" : "\r\nLocation: " + location;
        try (RawServer server = new RawServer(RawServer.send("302 Found" + header, ""))) {
            assertThat(reason(fetch(server, 5))).contains("redirects to no http or https address");
        }
    }

    @Test
    void noMoreThanFiveRunAtOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch five = new CountDownLatch(5);
        RawServer.Step step = socket -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            five.countDown();
            try {
                five.await();
            } catch (InterruptedException e) {
                return false;
            }
            running.decrementAndGet();
            return RawServer.send("200 OK", "hello").answer(socket);
        };
        RawServer.Step[] steps = new RawServer.Step[12];
        Arrays.fill(steps, step);
        DownloadSettings patient = new DownloadSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), 5, 0, "Starling/test");
        try (RawServer server = new RawServer(steps);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Downloads downloads = new Downloads(
                        patient, AddressGuard.allowing(Set.of("127.0.0.1:" + server.port())), InstantSource.system())) {
            List<Future<Download>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Path own = Files.createFile(temp.resolve("file-" + i));
                all.add(threads.submit(() -> downloads.fetch(server.uri() + "/", own, 5)));
            }
            for (Future<Download> one : all) {
                assertThat(one.get()).isInstanceOf(Download.Fetched.class);
            }
            assertThat(most).hasValue(5);
        }
    }

    @ParameterizedTest
    @MethodSource("social.starling.http.TrickyAddresses#all")
    void aTrickyAddressReachesNothingInside(String text) throws IOException {
        try (RawServer canary = new RawServer(RawServer.send("200 OK", "hello"))) {
            String address = text.replace("PORT", "" + canary.port());

            assertThat(reason(fetch(address, usual(canary, INSIDE), 5))).contains("address");
            assertThat(canary.connections).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("social.starling.http.TrickyAddresses#all")
    void aRedirectReachesNothingInside(String text) throws IOException {
        try (RawServer canary = new RawServer(RawServer.send("200 OK", "hello"))) {
            String target = text.replace("PORT", "" + canary.port());
            try (RawServer outside = new RawServer(redirect(target))) {
                AddressGuard guard =
                        new AddressGuard(Set.of("127.0.0.1:" + outside.port()), INSIDE, Set.of(80, 443, canary.port()));

                assertThat(reason(fetch(outside.uri() + "/", guard, 5))).contains("address");
                assertThat(outside.requests).hasSize(1);
                assertThat(canary.connections).isEmpty();
            }
        }
    }

    @Test
    void aNameThatLeadsInsideReachesNothing() throws IOException {
        try (RawServer canary = new RawServer(RawServer.send("200 OK", "hello"))) {
            String address = "http://rebound.example.org:" + canary.port() + "/";

            assertThat(reason(fetch(address, usual(canary, INSIDE), 5))).contains("loopback");
            assertThat(canary.connections).isEmpty();
        }
    }

    /** The canary's port counts as usual here: the addresses alone have to keep it unseen. */
    private static AddressGuard usual(RawServer canary, Dns resolver) {
        return new AddressGuard(Set.of(), resolver, Set.of(80, 443, canary.port()));
    }

    private static RawServer.Step redirect(String target) {
        return socket -> {
            String answer = "HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return false;
        };
    }

    private static RawServer.Step endless(String head) {
        return socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            byte[] more = new byte[8192];
            while (true) {
                out.write(more);
            }
        };
    }

    /** A byte whenever the client has waited a little; never a stall, never an end. */
    private static RawServer.Step drip() {
        return socket -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(50);
            while (true) {
                out.write('x');
                out.flush();
                try {
                    if (socket.getInputStream().read() < 0) {
                        return false;
                    }
                } catch (SocketTimeoutException e) {
                    // The client still waits.
                }
            }
        };
    }
}
