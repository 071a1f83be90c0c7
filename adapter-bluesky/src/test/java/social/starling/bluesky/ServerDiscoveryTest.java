package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.starling.http.AddressGuard;
import social.starling.http.Json;
import social.starling.ports.account.Secret;
import tools.jackson.databind.JsonNode;

@DisplayName("R5 An account's own server comes from its DID document, when it may be called")
class ServerDiscoveryTest {
    private static final URI ENTRY = URI.create("https://bsky.social/");

    private final ServerDiscovery discovery = new ServerDiscovery(AddressGuard.allowing(Set.of("pds.lan:2583")));

    @ParameterizedTest
    @CsvSource({
        "https://morel.us-east.host.bsky.network, https://morel.us-east.host.bsky.network",
        "http://pds.lan:2583, http://pds.lan:2583",
        "http://morel.us-east.host.bsky.network, https://bsky.social",
        "https://127.0.0.1, https://bsky.social",
        "https://169.254.169.254, https://bsky.social",
        "https://localhost:2583, https://bsky.social",
        "https://user@example.com, https://bsky.social",
        "https://example.com/path, https://bsky.social",
        "https://example.com:8443, https://bsky.social",
        "file:///etc/passwd, https://bsky.social",
        "https://a b, https://bsky.social",
        "'', https://bsky.social"
    })
    void aServerThatMayNotBeCalledIsPassedOver(String endpoint, URI used) {
        String document = "{\"service\":[{\"id\":\"#other\",\"serviceEndpoint\":\"https://other.example\"},"
                + "{\"id\":\"#atproto_pds\",\"serviceEndpoint\":\"" + endpoint + "\"}]}";
        assertThat(discovery.ownServer(tokens(Json.parse(document)), ENTRY)).isEqualTo(used);
    }

    @Test
    void withoutADocumentTheServerOfTheSignInIsUsed() {
        assertThat(discovery.ownServer(tokens(Json.object().path("didDoc")), ENTRY))
                .isEqualTo(URI.create("https://bsky.social"));
    }

    private static SessionTokens tokens(JsonNode document) {
        return new SessionTokens("did:plc:abc", "a.test", new Secret("a"), new Secret("b"), document);
    }
}
