package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Ending;
import social.starling.sandbox.Fault;
import social.starling.sandbox.Json;
import social.starling.sandbox.media.TestPicture;

/** What a simulated X knows of an earlier run; its clock stands still, so that nothing rises by itself. */
class XKeptStateTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00.500Z");
    private static final String FIELDS = "?expansions=attachments.media_keys,referenced_tweets.id"
            + "&tweet.fields=created_at,conversation_id,entities,referenced_tweets,attachments,edit_history_tweet_ids"
            + "&media.fields=alt_text,url,type,width,height";

    @TempDir
    Path parent;

    private Path folder;
    private XSandbox x;
    private Browser browser;
    private String ada;

    @BeforeEach
    void start() {
        folder = parent.resolve("x");
        x = XSandbox.startIn(folder, () -> START);
        browser = new Browser(x.baseUri());
        ada = "Bearer " + x.grant("ada").accessToken();
    }

    @AfterEach
    void stop() {
        browser.close();
        x.close();
    }

    private void restart(Ending ending) {
        browser.close();
        folder = ending.end(x, folder);
        x = XSandbox.startIn(folder, () -> START);
        browser = new Browser(x.baseUri());
    }

    @ParameterizedTest
    @EnumSource
    void anUploadGoesOnWhereItStoodAndFilesAreServed(Ending ending) throws IOException {
        byte[] photo = TestPicture.PHOTO.bytes(64, 48);
        String begin = "{\"media_type\":\"image/jpeg\",\"total_bytes\":" + photo.length
                + ",\"media_category\":\"tweet_image\"}";
        String id = browser.postJson("/2/media/upload/initialize", ada, begin)
                .json()
                .path("data")
                .path("id")
                .stringValue();
        append(id, "0", Arrays.copyOf(photo, 100));
        x.setMediaSettings(x.mediaSettings().withPolls(7));
        XMedia shown = x.media(photo, Optional.of("a cat"));
        x.post("ada", "look", Optional.empty(), List.of(shown));

        restart(ending);

        append(id, "1", Arrays.copyOfRange(photo, 100, photo.length));
        assertThat(browser.postNothing("/2/media/upload/" + id + "/finalize", ada)
                        .status())
                .isEqualTo(200);
        assertThat(x.mediaSettings().processingPolls()).isEqualTo(7);
        assertThat(browser.get(shown.url(), "").response().body()).isEqualTo(photo);
        assertThat(Files.readString(folder.resolve("journal.jsonl")))
                .contains("\"uploads\"")
                .doesNotContain("\"ready\"", "\"over\"", "\"isVideo\"", "\"video\":");
    }

    private void append(String id, String index, byte[] bytes) {
        Map<String, byte[]> fields = Map.of("segment_index", index.getBytes(StandardCharsets.UTF_8), "media", bytes);
        assertThat(browser.postMultipart("/2/media/upload/" + id + "/append", ada, fields)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void everyPostIsAsItWasInEveryVersion(Ending ending) {
        x.createUser("grace", true);
        XPost root = x.post("ada", "Root https://example.com/a @grace #tag 😀 é\nline");
        XPost reply = x.post("ada", "Reply", Optional.of(root.id()), List.of(photo()));
        XPost first = x.post("grace", "First");
        XPost second = x.edit(first.id(), "Second");
        x.quote("grace", "Quote", root.id());
        x.repost("grace", root.id());
        XPost gone = x.post("ada", "Gone");
        x.delete(gone.id());
        post("By an app https://example.com/a");
        String users = get("/admin/users");
        String ofAda = get("/admin/users/ada/posts");
        String ofGrace = get("/admin/users/grace/posts");
        String read = lookup(root.id(), reply.id(), first.id(), second.id(), gone.id());

        restart(ending);

        assertThat(get("/admin/users")).isEqualTo(users);
        assertThat(get("/admin/users/ada/posts"))
                .isEqualTo(ofAda)
                .contains("By an app")
                .doesNotContain("Gone");
        assertThat(get("/admin/users/grace/posts")).isEqualTo(ofGrace);
        assertThat(lookup(root.id(), reply.id(), first.id(), second.id(), gone.id()))
                .isEqualTo(read)
                .contains("https://t.co/", "a cat", gone.id());
        assertThat(x.isNew()).isFalse();
        assertThat(post("By an app https://example.com/a").status()).isEqualTo(403);
        assertThat(x.edit(second.id(), "Third").history()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void idsGoOnRisingPastTheDeletedOnes(Ending ending) {
        x.post("ada", "One");
        XPost newest = x.post("ada", "Two");
        x.delete(newest.id());

        restart(ending);

        assertThat(Long.parseLong(x.post("ada", "Three").id())).isGreaterThan(Long.parseLong(newest.id()));
        assertThat(x.createUser("grace", false).id())
                .isNotEqualTo(x.users().getFirst().id());
    }

    @ParameterizedTest
    @EnumSource
    void tokensThatWereGivenGoOnWorking(Ending ending) {
        String refresh = x.grant("ada").refreshToken().orElseThrow();

        restart(ending);

        assertThat(browser.get("/2/users/me", ada).status()).isEqualTo(200);
        Browser.Answer next = refresh(refresh);
        assertThat(next.status()).isEqualTo(200);
        assertThat(bearer(next)).isNotEqualTo(ada);
        assertThat(browser.get("/2/users/me", bearer(next)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOverStaysOver(Ending ending) {
        XTokenPair used = x.grant("ada");
        Browser.Answer successor = refresh(used.refreshToken().orElseThrow());
        x.createUser("grace", false);
        XTokenPair revoked = x.grant("grace");
        x.revoke("grace");
        x.createUser("alan", false);
        XTokenPair expired = x.grant("alan");
        x.expireTokens("alan");

        restart(ending);

        assertThat(browser.get("/2/users/me", "Bearer " + revoked.accessToken()).status())
                .isEqualTo(401);
        assertThat(refresh(revoked.refreshToken().orElseThrow()).status()).isEqualTo(400);
        assertThat(browser.get("/2/users/me", "Bearer " + expired.accessToken()).status())
                .isEqualTo(401);
        assertThat(refresh(expired.refreshToken().orElseThrow()).status()).isEqualTo(200);
        assertThat(browser.get("/2/users/me", bearer(successor)).status()).isEqualTo(200);
        assertThat(refresh(used.refreshToken().orElseThrow()).status()).isEqualTo(400);
        assertThat(browser.get("/2/users/me", bearer(successor)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOfOAuth1GoesOnWorkingUntilItIsRevoked(Ending ending) throws GeneralSecurityException {
        XOAuth1Token token = x.grantOAuth1("ada");
        x.createUser("grace", false);
        XOAuth1Token revoked = x.grantOAuth1("grace");
        x.revoke("grace");

        restart(ending);

        assertThat(browser.get("/2/users/me", signed(token)).status()).isEqualTo(200);
        assertThat(browser.get("/2/users/me", signed(revoked)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void timeMoneyLimitsAndSettingsStay(Ending ending) {
        x.setLimit(XLimit.CREATE, 7);
        x.setSettings(XSettings.DEFAULT.withTimelineLag(Duration.ofSeconds(30)));
        x.setCredit(Optional.of(new BigDecimal("3.50")));
        post("Paid");
        x.clock().advance(Duration.ofMinutes(90));
        XCost cost = x.cost();

        restart(ending);

        assertThat(x.limit(XLimit.CREATE)).isEqualTo(7);
        assertThat(x.settings().timelineLag()).isEqualTo(Duration.ofSeconds(30));
        assertThat(x.cost()).isEqualTo(cost);
        assertThat(x.cost().credit())
                .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("3.485"));
        assertThat(x.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(90)));
        assertThat(browser.get("/2/users/me", ada).status()).isEqualTo(200);
        x.clock().advance(Duration.ofMinutes(31));
        assertThat(browser.get("/2/users/me", ada).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void faultsAndTheRequestLogEndWithTheProcess(Ending ending) {
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.LoseAnswer(Fault.HangUp.RESET)));
        get("/2/users/me");

        restart(ending);

        assertThat(x.faults().list()).isEmpty();
        assertThat(x.log().list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void itIsFoundAtTheSameAddressAgain(Ending ending) {
        var address = x.baseUri();

        restart(ending);

        assertThat(x.baseUri()).isEqualTo(address);
    }

    @Test
    void anAddressThatIsTakenIsLeftToTheOther() throws IOException {
        int port = x.baseUri().getPort();
        x.close();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            x = XSandbox.startIn(folder, () -> START);

            assertThat(x.baseUri().getPort()).isNotEqualTo(other.getLocalPort());
        }
    }

    private static XMedia photo() {
        return new XMedia("3_1", "photo", "https://example.com/1.jpg", Optional.of("a cat"), 1200, 800, 0);
    }

    private Browser.Answer post(String text) {
        return browser.postJson(
                "/2/tweets", ada, Json.object().put("text", text).toString());
    }

    private String lookup(String... ids) {
        return get("/2/tweets" + FIELDS + "&ids=" + String.join(",", ids));
    }

    private String get(String path) {
        Browser.Answer answer = browser.get(path, ada);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private Browser.Answer refresh(String token) {
        String basic = "Basic "
                + java.util.Base64.getEncoder()
                        .encodeToString("sandbox-client:sandbox-client-secret"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return browser.postForm(
                "/2/oauth2/token", basic, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private static String bearer(Browser.Answer pair) {
        return "Bearer " + pair.json().path("access_token").stringValue();
    }

    private String signed(XOAuth1Token token) throws GeneralSecurityException {
        return XSignatureTest.header(token, "nonce", START, "GET", x.baseUri() + "/2/users/me", Map.of(), Map.of());
    }
}
