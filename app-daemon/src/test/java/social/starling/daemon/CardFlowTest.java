package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.StarlingSettings;
import social.starling.sandbox.Fault;
import social.starling.sandbox.bluesky.BlueskyAccount;
import social.starling.sandbox.bluesky.BlueskyCard;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.media.TestPicture;
import social.starling.sandbox.x.XLinkedPage;
import social.starling.sandbox.x.XPost;
import tools.jackson.databind.JsonNode;

/** Links and their cards on their whole way, from one simulated platform to the other. */
class CardFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PAGE = "https://example.com/a/story/with/a/long/address?and=more";
    private static final byte[] PICTURE = TestPicture.PHOTO.bytes(1200, 630);

    @TempDir
    Path folder;

    @Test
    void aLinkOnXIsACardWithItsPictureOnBlueskyAndNothingComesBack() {
        try (Demo demo = start()) {
            demo.x().describePage(PAGE, "A story", "It rained.", Optional.of(PICTURE));
            demo.x().post("ada", "Read " + PAGE);

            BlueskyPost copy = copies(demo, 1).getFirst();
            threeMoreCycles(demo);

            BlueskyPost.Card card = copy.card().orElseThrow();
            assertThat(card.url()).isEqualTo(PAGE);
            assertThat(card.title()).isEqualTo("A story");
            assertThat(card.description()).isEqualTo("It rained.");
            assertThat(card.picture().orElseThrow().size()).isBetween(1, 1_000_000);
            assertThat(copy.facets()).extracting(BlueskyPost.Facet::value).containsExactly(PAGE);
            assertThat(demo.x().posts("ada")).hasSize(1);
            assertThat(demo.bluesky().posts("ada.test")).hasSize(1);
            assertThat(delivery(demo).path("reason").isString()).isFalse();
        }
    }

    @Test
    void aPictureOfAPageIsMadeSmallEnough() {
        byte[] large = TestPicture.NOISE.bytes(2400, 1600);
        assertThat(large.length).isGreaterThan(1_000_000);
        try (Demo demo = start()) {
            demo.x().describePage(PAGE, "A story", "", Optional.of(large));
            demo.x().post("ada", "Read " + PAGE);

            assertThat(card(copies(demo, 1).getFirst()).picture().orElseThrow().size())
                    .isBetween(100_000, 1_000_000);
        }
    }

    @Test
    void aCardOnBlueskyWhoseLinkIsNotInTheTextBecomesALinkOnXAndACardOnBluesky() {
        try (Demo demo = start()) {
            BlueskyAccount bea = demo.bluesky().createUser("bea.test");
            ApiClient api = ApiClient.of(demo.daemon());
            String ada = account(api, "ada.test");
            String connected = api.post(
                            "/api/accounts",
                            "{\"platform\":\"bluesky\",\"handle\":\"bea.test\",\"secrets\":{\"app-password\":\"%s\"}}"
                                    .formatted(bea.appPassword()))
                    .text("id");
            api.post("/api/routes", "{\"source\":\"%s\",\"target\":\"%s\"}".formatted(ada, connected));
            api.post("/api/sync");
            demo.bluesky()
                    .post(
                            "ada.test",
                            "Read this",
                            new BlueskyCard(
                                    PAGE,
                                    "A story",
                                    "It rained.",
                                    Optional.of(demo.bluesky().media(PICTURE, ""))));

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(demo.x().posts("ada")).extracting(XPost::text).containsExactly("Read this\n" + PAGE);
                assertThat(demo.bluesky().posts("bea.test")).hasSize(1);
            });
            threeMoreCycles(demo);

            BlueskyPost.Card card = card(demo.bluesky().posts("bea.test").getFirst());
            assertThat(card.url()).isEqualTo(PAGE);
            assertThat(card.title()).isEqualTo("A story");
            assertThat(card.picture()).isPresent();
            assertThat(demo.x().posts("ada")).hasSize(1);
            assertThat(demo.bluesky().posts("ada.test")).hasSize(1);
            assertThat(demo.bluesky().posts("bea.test")).hasSize(1);
        }
    }

    @Test
    void aRouteMayShowNoCardsAndADryRunTells() {
        try (Demo demo = start()) {
            ApiClient api = ApiClient.of(demo.daemon());
            api.post("/api/publishing/pause", "{\"reason\":\"look first\"}");
            demo.x().describePage(PAGE, "A story", "It rained.", Optional.of(PICTURE));
            demo.x().post("ada", "Read " + PAGE);
            String route = api.get("/api/routes").json().path(0).path("id").asString();

            JsonNode with =
                    api.post("/api/routes/" + route + "/dry-run", "{}").json().path(0);
            api.patch("/api/routes/" + route, "{\"rules\":{\"cards\":false}}");
            JsonNode without =
                    api.post("/api/routes/" + route + "/dry-run", "{}").json().path(0);

            assertThat(with.at("/segments/0/card/title").asString()).isEqualTo("A story");
            assertThat(with.at("/segments/0/card/thumb").asString()).contains("/media/");
            assertThat(with.path("notes").toString()).contains("is shown as a card \\\"A story\\\" with its picture");
            assertThat(without.at("/segments/0").has("card")).isFalse();
            assertThat(without.path("notes").toString()).doesNotContain("card");
        }
    }

    @Test
    void whateverAPageServesThePostLeavesAndSaysWhyItsCardHasNoPicture() {
        try (Demo demo = start()) {
            demo.x().describePage(PAGE + "/liar", "A liar", "", Optional.of(TestPicture.LIAR.bytes(10, 10)));
            demo.x().describePage(PAGE + "/bomb", "A bomb", "", Optional.of(TestPicture.TRUNCATED.bytes(640, 480)));
            String endless = demo.x().media(PICTURE, Optional.empty()).url();
            demo.x().faults().add(new Fault("GET", endless, 1, 9, new Fault.Endless(Duration.ZERO)));
            demo.x()
                    .describePage(
                            PAGE + "/endless",
                            page("x".repeat(1_000_000), demo.x().baseUri() + endless));
            demo.x().describePage(PAGE + "/gone", page("Gone", demo.x().baseUri() + "/media/gone.jpg"));
            for (String kind : List.of("liar", "bomb", "endless", "gone")) {
                demo.x().post("ada", "Read " + PAGE + "/" + kind);
            }

            assertThat(copies(demo, 4)).allSatisfy(copy -> {
                assertThat(card(copy).picture()).isEmpty();
                assertThat(card(copy).title()).isNotEmpty().hasSizeLessThanOrEqualTo(300);
                assertThat(card(copy).description()).hasSizeLessThanOrEqualTo(1_000);
            });
            assertThat(deliveries(demo)).allSatisfy(delivery -> {
                assertThat(delivery.path("state").asString()).isEqualTo("CONFIRMED");
                assertThat(delivery.path("reason").asString()).contains("has no picture because");
            });
        }
    }

    @Test
    void noPictureIsFetchedFromAPrivateAddressWhetherNamedOrRedirectedTo() throws IOException {
        try (Canary canary = new Canary();
                Demo demo = start()) {
            List<String> hosts = List.of(
                    "127.0.0.1",
                    "127.1",
                    "2130706433",
                    "0x7f.1",
                    "017700000001",
                    "0.0.0.0",
                    "localhost",
                    "localhost.",
                    "[::1]",
                    "[::ffff:127.0.0.1]",
                    "[::]",
                    "127.0.0.1.nip.invalid");
            for (String host : hosts) {
                String inner = "http://" + host + ":" + canary.port() + "/picture.png";
                demo.x().describePage(PAGE + "/" + host.hashCode(), page("Private", inner));
                demo.x().post("ada", "Read " + PAGE + "/" + host.hashCode());
                String outer = "/media/" + Integer.toUnsignedString(host.hashCode()) + ".png";
                demo.x().faults().add(Fault.next("GET", outer, new Fault.Redirect(302, inner)));
                demo.x()
                        .describePage(
                                PAGE + "/r" + host.hashCode(),
                                page("Redirected", demo.x().baseUri() + outer));
                demo.x().post("ada", "Read " + PAGE + "/r" + host.hashCode());
            }

            assertThat(copies(demo, 2 * hosts.size()))
                    .allSatisfy(copy -> assertThat(card(copy).picture()).isEmpty());
            assertThat(demo.x().faults().list()).allMatch(redirect -> redirect.seen() >= 1);
            assertThat(canary.connections()).isZero();
        }
    }

    private static XLinkedPage page(String title, String picture) {
        return new XLinkedPage(title, title, List.of(new XLinkedPage.Picture(picture, 1200, 630)));
    }

    private Demo start() {
        return Demo.start(StarlingSettings.DEFAULT.withPort(0), folder);
    }

    /** All that stands on Bluesky, once there are so many and all is settled. */
    private static List<BlueskyPost> copies(Demo demo, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(demo.bluesky().posts("ada.test")).hasSize(count);
            assertThat(deliveries(demo).findValuesAsString("state"))
                    .containsOnly("CONFIRMED")
                    .hasSize(count);
        });
        return demo.bluesky().posts("ada.test");
    }

    private static void threeMoreCycles(Demo demo) {
        for (int i = 0; i < 3; i++) {
            ApiClient.of(demo.daemon()).post("/api/sync");
        }
    }

    private static BlueskyPost.Card card(BlueskyPost post) {
        return post.card().orElseThrow(() -> new AssertionError("There is no card on " + post.text()));
    }

    private static JsonNode deliveries(Demo demo) {
        return ApiClient.of(demo.daemon()).get("/api/deliveries").json();
    }

    private static JsonNode delivery(Demo demo) {
        return deliveries(demo).path(0);
    }

    private static String account(ApiClient api, String handle) {
        return api.get("/api/accounts")
                .json()
                .valueStream()
                .filter(account -> account.path("handle").asString().equals(handle))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
