package social.starling.ports.account;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import social.starling.ports.platform.PlatformException;

/** Signs in with secrets that a person brings: an app password, a set of OAuth 1.0a tokens. */
public interface SecretSignIn {
    /** The names of the secrets that must be given, such as {@code app-password}. */
    Set<String> secretNames();

    /** The server that is meant when a person names none. */
    URI defaultServer();

    /**
     * @param handle as a person typed it; a leading {@code @} is allowed
     * @throws IllegalArgumentException when the handle or a secret cannot be one
     * @throws PlatformException {@code Unauthorized} when the platform refuses them
     */
    SignedIn signIn(URI server, String handle, Map<String, Secret> secrets);
}
