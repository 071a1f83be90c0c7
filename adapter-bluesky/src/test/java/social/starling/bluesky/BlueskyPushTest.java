package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.http.AddressGuard;

@DisplayName("S2 Which Jetstream may be listened to")
class BlueskyPushTest {
    @ParameterizedTest
    @CsvSource({
        "wss://jetstream2.us-east.bsky.network, https://jetstream2.us-east.bsky.network",
        "wss://jetstream2.us-east.bsky.network/subscribe, https://jetstream2.us-east.bsky.network",
        "WSS://jetstream.example.org/, https://jetstream.example.org",
        "https://jetstream.example.org:8443, https://jetstream.example.org:8443",
        "ws://127.0.0.1:6008/subscribe, http://127.0.0.1:6008",
    })
    void anAddressIsAHostByAnyOfItsSchemes(URI given, URI address) {
        assertThat(new BlueskyPush.Jetstream(given).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jetstream.example.org",
                "ftp://jetstream.example.org",
                "wss:///subscribe",
                "wss://me:secret@jetstream.example.org",
                "wss://jetstream.example.org/other",
                "wss://jetstream.example.org/subscribe?wantedDids=did:plc:x",
                "wss://jetstream.example.org/#here",
                ""
            })
    void anythingElseIsRefused(URI given) {
        assertThatThrownBy(() -> new BlueskyPush.Jetstream(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wss://jetstream2.us-east.bsky.network is allowed");
    }

    @Test
    void onlyNamedServersAreListenedToUnencryptedOrInPrivate() {
        BlueskyPush.Jetstream own = new BlueskyPush.Jetstream(URI.create("ws://127.0.0.1:6008"));
        BlueskyPush.Jetstream open = new BlueskyPush.Jetstream(URI.create("ws://jetstream.example.org"));
        BlueskyPush.Jetstream hidden = new BlueskyPush.Jetstream(URI.create("wss://192.168.1.2"));
        AddressGuard guard = AddressGuard.allowing(Set.of("127.0.0.1:6008"));

        assertThatCode(() -> own.requireAllowed(guard)).doesNotThrowAnyException();
        assertThatThrownBy(() -> own.requireAllowed(AddressGuard.publicOnly()))
                .hasMessageContaining("without encryption");
        assertThatThrownBy(() -> open.requireAllowed(guard)).hasMessageContaining("without encryption");
        assertThatThrownBy(() -> hidden.requireAllowed(guard)).hasMessageContaining("192.168.1.2");
    }
}
