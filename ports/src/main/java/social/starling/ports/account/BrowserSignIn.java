package social.starling.ports.account;

import java.net.URI;
import social.starling.ports.platform.PlatformException;

/** Signs in by OAuth 2 in the user's browser (RFC 6749 with PKCE, RFC 7636). */
public interface BrowserSignIn {
    /** Starts a sign-in that returns to {@code redirect}. */
    Authorization begin(URI redirect);

    /**
     * @param code what the redirect brought; lives for seconds
     * @throws PlatformException {@code Unauthorized} when the code is refused
     */
    SignedIn finish(Authorization authorization, String code);

    /**
     * A sign-in under way; only its {@code page} is shown.
     *
     * @param page what to open in the browser
     * @param state what the redirect must bring back unchanged
     */
    record Authorization(URI page, URI redirect, String state, Secret verifier) {}
}
