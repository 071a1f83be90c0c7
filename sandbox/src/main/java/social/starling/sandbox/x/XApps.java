package social.starling.sandbox.x;

import java.util.List;
import java.util.Optional;

/** The developer apps: one confidential and one public client, both known to everybody who reads docs/sandbox.md. */
final class XApps {
    static final XApp CONFIDENTIAL = new XApp(
            "sandbox-client",
            Optional.of("sandbox-client-secret"),
            "sandbox-consumer-key",
            "sandbox-consumer-secret",
            "ada",
            List.of("http://127.0.0.1/callback", "http://localhost/callback"));
    private static final XApp PUBLIC = new XApp(
            "sandbox-public-client",
            Optional.empty(),
            "sandbox-public-consumer-key",
            "sandbox-public-consumer-secret",
            "ada",
            List.of("http://127.0.0.1/callback", "http://localhost/callback"));

    List<XApp> all() {
        return List.of(CONFIDENTIAL, PUBLIC);
    }

    Optional<XApp> client(String clientId) {
        return all().stream().filter(app -> app.clientId().equals(clientId)).findFirst();
    }

    Optional<XApp> consumer(String consumerKey) {
        return all().stream()
                .filter(app -> app.consumerKey().equals(consumerKey))
                .findFirst();
    }
}
