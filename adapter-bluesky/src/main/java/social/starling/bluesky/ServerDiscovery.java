package social.starling.bluesky;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import social.starling.http.AddressGuard;
import tools.jackson.databind.JsonNode;

/** Finds the server that holds an account's posts in its DID document (atproto.com/specs/did). */
final class ServerDiscovery {
    private final AddressGuard guard;

    ServerDiscovery(AddressGuard guard) {
        this.guard = guard;
    }

    /** The account's own server; {@code signedInAt} where the document names none that may be called. */
    URI ownServer(SessionTokens tokens, URI signedInAt) {
        for (JsonNode service : tokens.didDoc().path("service")) {
            String id = service.path("id").asString("");
            URI endpoint = uri(service.path("serviceEndpoint").asString(""));
            if (id.endsWith("#atproto_pds") && endpoint != null && isUsable(endpoint)) {
                return endpoint;
            }
        }
        return withoutPath(signedInAt);
    }

    /** Whether an app password may go there: encrypted, or to a server that the configuration names. */
    static boolean isSafe(URI server, AddressGuard guard) {
        return "https".equalsIgnoreCase(server.getScheme()) || guard.names(server);
    }

    private boolean isUsable(URI endpoint) {
        try {
            guard.requireAllowed(endpoint);
            return endpoint.getRawPath().isEmpty() && isSafe(endpoint, guard);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static URI withoutPath(URI server) {
        return URI.create(server.getScheme() + "://" + server.getRawAuthority());
    }

    private static @Nullable URI uri(String text) {
        try {
            return text.isEmpty() ? null : new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
