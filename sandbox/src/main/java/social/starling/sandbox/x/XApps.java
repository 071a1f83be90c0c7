package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;

/** The developer apps: one confidential and one public client, both known to everybody who reads docs/sandbox.md. */
final class XApps {
    private static final List<String> REDIRECTS =
            List.of("http://127.0.0.1/callback", "http://localhost/callback", "http://127.0.0.1/oauth/callback");

    static final XApp CONFIDENTIAL = new XApp(
            "sandbox-client",
            Optional.of("sandbox-client-secret"),
            "sandbox-consumer-key",
            "sandbox-consumer-secret",
            "ada",
            REDIRECTS);
    private static final XApp PUBLIC = new XApp(
            "sandbox-public-client",
            Optional.empty(),
            "sandbox-public-consumer-key",
            "sandbox-public-consumer-secret",
            "ada",
            REDIRECTS);

    List<XApp> all() {
        return List.of(CONFIDENTIAL, PUBLIC);
    }

    Optional<XApp> client(String clientId) {
        return all().stream().filter(app -> app.clientId().equals(clientId)).findFirst();
    }

    /** @throws IllegalArgumentException when there is none */
    XApp named(String clientId) {
        return client(clientId)
                .orElseThrow(() -> new IllegalArgumentException("no app has the client_id '" + clientId
                        + "'; known are " + all().stream().map(XApp::clientId).toList()));
    }

    Optional<XApp> consumer(String consumerKey) {
        return all().stream()
                .filter(app -> app.consumerKey().equals(consumerKey))
                .findFirst();
    }
}
