package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.sandbox.Browser;
import social.starling.sandbox.Ending;
import social.starling.sandbox.Fault;
import social.starling.sandbox.Json;
import social.starling.sandbox.media.TestPicture;
import tools.jackson.databind.node.ObjectNode;

/** What a simulated PDS knows of an earlier run; its clock stands still, so that nothing rises by itself. */
class BlueskyKeptStateTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00.500Z");
    private static final String PASSWORD = "demo-demo-demo-demo";

    @TempDir
    Path parent;

    private Path folder;
    private BlueskySandbox bluesky;
    private Browser browser;
    private String did;
    private BlueskySession ada;

    @BeforeEach
    void start() {
        folder = parent.resolve("bluesky");
        bluesky = BlueskySandbox.startIn(folder, () -> START);
        browser = new Browser(bluesky.baseUri());
        did = bluesky.user("ada.test").did();
        ada = bluesky.grant("ada.test");
    }

    @AfterEach
    void stop() {
        browser.close();
        bluesky.close();
    }

    private void restart(Ending ending) {
        browser.close();
        folder = ending.end(bluesky, folder);
        bluesky = BlueskySandbox.startIn(folder, () -> START);
        browser = new Browser(bluesky.baseUri());
    }

    @ParameterizedTest
    @EnumSource
    void anUploadedFileCanStillBeShownAndEventsAreStillTold(Ending ending) {
        byte[] photo = TestPicture.PHOTO.bytes(64, 48);
        String token = "Bearer " + bluesky.grant("ada.test").accessJwt();
        var blob = browser.postBytes("/xrpc/com.atproto.repo.uploadBlob", token, "image/jpeg", photo)
                .json()
                .path("blob");
        bluesky.setBlobLimits(BlobLimits.OLD);
        BlueskyPost gone = bluesky.post("ada.test", "gone");
        bluesky.delete(gone.uri());

        restart(ending);

        var image = Json.object().put("alt", "");
        image.set("image", blob);
        var record = Json.object().put("$type", "app.bsky.feed.post").put("text", "look");
        record.put("createdAt", "2026-11-20T08:00:00.000Z");
        record.putObject("embed")
                .put("$type", "app.bsky.embed.images")
                .putArray("images")
                .add(image);
        var input = Json.object().put("repo", did).put("collection", "app.bsky.feed.post");
        input.set("record", record);
        assertThat(browser.postJson("/xrpc/com.atproto.repo.createRecord", token, input.toString())
                        .status())
                .isEqualTo(200);
        assertThat(bluesky.blobLimits()).isEqualTo(BlobLimits.OLD);
        assertThat(bluesky.events())
                .extracting(RepoEvent::action)
                .containsExactly("identity", "create", "delete", "create");
        assertThat(bluesky.events()).extracting(RepoEvent::seq).containsExactly(1L, 2L, 3L, 4L);
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordIsAsItWas(Ending ending) {
        bluesky.createUser("grace.test");
        BlueskyPost root = bluesky.post("ada.test", "Root https://example.com/a @grace.test #tag 😀 é\nline");
        bluesky.post("ada.test", "Reply", Optional.of(root.uri()), List.of());
        BlueskyPost edited = bluesky.edit(bluesky.post("ada.test", "First").uri(), "Second");
        BlueskyPost gone = bluesky.post("ada.test", "Gone");
        bluesky.delete(gone.uri());
        assertThat(write("createRecord", post("By an app")).status()).isEqualTo(200);
        ObjectNode odd = Json.object().put("$type", "com.example.odd").put("big", 1L << 40);
        odd.putArray("mixed").add(1).addNull().add("é").addObject().put("deep", true);
        ObjectNode input = input("com.example.odd", odd);
        assertThat(write("createRecord", input).status()).isEqualTo(200);
        String users = get("/admin/users");
        String posts = get("/admin/users/ada.test/posts");
        String records = list("app.bsky.feed.post");
        String odds = list("com.example.odd");
        String commit = get("/xrpc/com.atproto.sync.getLatestCommit?did=" + did);

        restart(ending);

        assertThat(get("/admin/users")).isEqualTo(users);
        assertThat(get("/admin/users/ada.test/posts")).isEqualTo(posts);
        assertThat(list("app.bsky.feed.post"))
                .isEqualTo(records)
                .contains("By an app", edited.cid())
                .doesNotContain("Gone");
        assertThat(list("com.example.odd")).isEqualTo(odds).contains("1099511627776");
        assertThat(get("/xrpc/com.atproto.sync.getLatestCommit?did=" + did)).isEqualTo(commit);
        assertThat(bluesky.isNew()).isFalse();
        assertThat(bluesky.post("ada.test", "Later", Optional.of(root.uri()), List.of())
                        .replyRoot())
                .contains(root.uri());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsTakenIsTakenStill(Ending ending) {
        ObjectNode put = post("Once").put("rkey", "3mabcdefghi22");
        put.putNull("swapRecord");
        assertThat(write("putRecord", put).status()).isEqualTo(200);

        restart(ending);

        Browser.Answer again = write("putRecord", put);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").stringValue()).isEqualTo("InvalidSwap");
        assertThat(bluesky.posts("ada.test")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void keysAndRevisionsGoOnRising(Ending ending) {
        BlueskyPost newest = bluesky.post("ada.test", "Newest");
        bluesky.delete(newest.uri());
        String rev = rev();

        restart(ending);

        assertThat(bluesky.post("ada.test", "Next").rkey()).isGreaterThan(newest.rkey());
        assertThat(rev()).isGreaterThan(rev);
    }

    @ParameterizedTest
    @EnumSource
    void sessionsGoOnWorking(Ending ending) {
        BlueskySession other = bluesky.grant("ada.test");
        String successor = token(refresh(other.refreshJwt()), "refreshJwt");

        restart(ending);

        assertThat(session(ada.accessJwt())).isEqualTo(200);
        Browser.Answer next = refresh(ada.refreshJwt());
        assertThat(next.status()).isEqualTo(200);
        assertThat(session(token(next, "accessJwt"))).isEqualTo(200);
        assertThat(token(next, "accessJwt")).isNotEqualTo(ada.accessJwt());
        assertThat(token(refresh(other.refreshJwt()), "refreshJwt")).isEqualTo(successor);
        bluesky.clock().advance(Duration.ofHours(2));
        assertThat(refresh(other.refreshJwt()).status()).isEqualTo(400);
        assertThat(refresh(successor).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOverStaysOver(Ending ending) {
        bluesky.createUser("grace.test", Optional.of(PASSWORD));
        BlueskySession revoked = bluesky.grant("grace.test");
        bluesky.revoke("grace.test");
        bluesky.expireTokens("ada.test");
        BlueskySession closed = bluesky.grant("ada.test");
        assertThat(browser.postNothing("/xrpc/com.atproto.server.deleteSession", "Bearer " + closed.refreshJwt())
                        .status())
                .isEqualTo(200);

        restart(ending);

        assertThat(session(revoked.accessJwt())).isEqualTo(400);
        assertThat(refresh(revoked.refreshJwt()).status()).isEqualTo(400);
        assertThat(signIn("grace.test")).isEqualTo(401);
        assertThat(session(ada.accessJwt())).isEqualTo(400);
        assertThat(refresh(ada.refreshJwt()).status()).isEqualTo(200);
        assertThat(refresh(closed.refreshJwt()).status()).isEqualTo(400);
        assertThat(signIn("ada.test")).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void blobsAreThereWithAllTheirBytes(Ending ending) {
        BlueskyPost picture = bluesky.post(
                "ada.test", "Picture", Optional.empty(), List.of(new BlueskyMedia("image", "a cat", 1200, 800)));
        String cid = picture.record().replaceAll("(?s).*\"\\$link\":\"([a-z0-9]+)\".*", "$1");
        String path = "/xrpc/com.atproto.sync.getBlob?did=" + did + "&cid=" + cid;
        String bytes = get(path);

        restart(ending);

        assertThat(get(path)).isEqualTo(bytes).contains("JFIF");
    }

    @ParameterizedTest
    @EnumSource
    void timeLimitsAndSettingsStayAndFaultsDoNot(Ending ending) {
        bluesky.setLimit(BlueskyLimit.WRITES_HOUR, 9);
        bluesky.setSettings(new BlueskySettings(false, true, true));
        bluesky.clock().advance(Duration.ofMinutes(5));
        bluesky.faults().add(Fault.next("POST", "/xrpc/*", new Fault.LoseAnswer(Fault.HangUp.RESET)));
        var address = bluesky.baseUri();

        restart(ending);

        assertThat(bluesky.limit(BlueskyLimit.WRITES_HOUR)).isEqualTo(9);
        assertThat(bluesky.settings()).isEqualTo(new BlueskySettings(false, true, true));
        assertThat(bluesky.clock().instant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(bluesky.faults().list()).isEmpty();
        assertThat(bluesky.log().list()).isEmpty();
        assertThat(bluesky.baseUri()).isEqualTo(address);
    }

    private ObjectNode post(String text) {
        return input(
                PostRecordRules.COLLECTION,
                Json.object()
                        .put("$type", PostRecordRules.COLLECTION)
                        .put("text", text)
                        .put("createdAt", "2026-11-20T08:00:00.000Z"));
    }

    private ObjectNode input(String collection, ObjectNode record) {
        ObjectNode input = Json.object().put("repo", did).put("collection", collection);
        input.set("record", record);
        return input;
    }

    private Browser.Answer write(String method, ObjectNode input) {
        return browser.postJson("/xrpc/com.atproto.repo." + method, "Bearer " + ada.accessJwt(), input.toString());
    }

    private String list(String collection) {
        return get("/xrpc/com.atproto.repo.listRecords?repo=" + did + "&collection=" + collection);
    }

    private String get(String path) {
        Browser.Answer answer = browser.get(path, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private String rev() {
        return Json.read(get("/xrpc/com.atproto.sync.getLatestCommit?did=" + did)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow()
                .path("rev")
                .stringValue();
    }

    private int session(String accessJwt) {
        return browser.get("/xrpc/com.atproto.server.getSession", "Bearer " + accessJwt)
                .status();
    }

    private Browser.Answer refresh(String refreshJwt) {
        return browser.postNothing("/xrpc/com.atproto.server.refreshSession", "Bearer " + refreshJwt);
    }

    private int signIn(String handle) {
        return browser.postJson(
                        "/xrpc/com.atproto.server.createSession",
                        "",
                        Json.object()
                                .put("identifier", handle)
                                .put("password", PASSWORD)
                                .toString())
                .status();
    }

    private static String token(Browser.Answer answer, String name) {
        return answer.json().path(name).stringValue();
    }
}
