package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.StarlingSettings;
import social.starling.ports.account.Secret;
import social.starling.sandbox.Fault;
import social.starling.sandbox.x.XSandbox;
import social.starling.testkit.pds.PdsAccount;
import social.starling.testkit.pds.RawXrpc;
import social.starling.testkit.pds.RealPds;
import social.starling.testkit.pds.RealPdsExtension;
import tools.jackson.databind.JsonNode;

/** The whole product between the simulated X and a real Bluesky server. */
@ExtendWith(RealPdsExtension.class)
class RealBlueskyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void postsFlowBothWaysOnceAndNeverComeBack(@TempDir Path folder, RealPds pds) {
        PdsAccount bea = pds.newAccount();
        try (XSandbox x = XSandbox.start(0, InstantSource.system());
                Daemon daemon = Daemon.start(settings(x, pds), folder);
                RawXrpc raw = new RawXrpc(pds.service())) {
            ApiClient api = ApiClient.of(daemon);
            connect(api, bea);

            x.post("ada", "From X with a link https://example.org/x and #birds");
            write(raw, bea, "From a real server");
            x.faults().add(Fault.next("POST", "/2/tweets", new Fault.LoseAnswer(Fault.HangUp.RESET)));

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(records(raw, bea)).hasSize(2);
                assertThat(x.posts("ada")).hasSize(2);
                assertThat(api.get("/api/deliveries").json().findValuesAsString("state"))
                        .contains("CONFIRMED")
                        .isSubsetOf("CONFIRMED", "CANCELLED");
            });
            for (int cycle = 0; cycle < 3; cycle++) {
                assertThat(api.post("/api/sync").json().path("planned").asInt()).isZero();
            }

            assertThat(x.posts("ada")).hasSize(2);
            assertThat(records(raw, bea)).hasSize(2);
            JsonNode copy = records(raw, bea).stream()
                    .filter(record -> record.path("text").asString().startsWith("From X"))
                    .findFirst()
                    .orElseThrow();
            assertThat(copy.path("facets").findValuesAsString("uri")).containsExactly("https://example.org/x");
            assertThat(copy.path("facets").findValuesAsString("tag")).containsExactly("birds");
        }
    }

    private static StarlingSettings settings(XSandbox x, RealPds pds) {
        int port = pds.service().getPort();
        return StarlingSettings.DEFAULT
                .withPort(0)
                .withSyncInterval(Duration.ofSeconds(1))
                .with(new PlatformSettings(
                        new PlatformSettings.Twitter(
                                x.app().clientId(),
                                x.app().clientSecret().map(Secret::new).orElse(null),
                                x.baseUri(),
                                x.baseUri().resolve("/i/oauth2/authorize")),
                        new PlatformSettings.Bluesky(pds.service()),
                        Set.of(x.baseUri().getAuthority(), "127.0.0.1:" + port, "localhost:" + port)));
    }

    /** As a person does: X by browser, Bluesky by password, then a route both ways. */
    private static void connect(ApiClient api, PdsAccount bea) {
        String page =
                api.post("/api/accounts/sign-in", "{\"platform\":\"twitter\"}").text("page");
        ApiClient.Answer consent = browse(page + "&sandbox_consent=ada");
        assertThat(browse(consent.header("Location")).status()).isEqualTo(200);
        ApiClient.Answer connected = api.post(
                "/api/accounts",
                "{\"platform\":\"bluesky\",\"handle\":\"%s\",\"secrets\":{\"app-password\":\"%s\"}}"
                        .formatted(bea.handle(), bea.password()));
        assertThat(connected.status()).as(connected.body()).isEqualTo(201);
        List<String> ids = api.get("/api/accounts").json().findValuesAsString("id");
        ApiClient.Answer route = api.post(
                "/api/routes",
                "{\"source\":\"%s\",\"target\":\"%s\",\"bothWays\":true}".formatted(ids.get(0), ids.get(1)));
        assertThat(route.status()).as(route.body()).isEqualTo(201);
    }

    private static ApiClient.Answer browse(String address) {
        return ApiClient.send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static void write(RawXrpc raw, PdsAccount account, String text) {
        RawXrpc.Answer answer = raw.call(
                "com.atproto.repo.createRecord",
                account.accessToken(),
                Map.of(
                        "repo",
                        account.did(),
                        "collection",
                        "app.bsky.feed.post",
                        "record",
                        Map.of(
                                "$type",
                                "app.bsky.feed.post",
                                "text",
                                text,
                                "createdAt",
                                InstantSource.system().instant().toString())));
        assertThat(answer.status()).isEqualTo(200);
    }

    private static List<JsonNode> records(RawXrpc raw, PdsAccount account) {
        return raw.query(
                        "com.atproto.repo.listRecords",
                        Map.of("repo", account.did(), "collection", "app.bsky.feed.post"))
                .body()
                .path("records")
                .valueStream()
                .map(record -> record.path("value"))
                .toList();
    }
}
