package social.starling.testkit.pds;

import java.net.URI;

/** An account of its own on a {@link RealPds}, signed in. */
public record PdsAccount(
        URI service, String handle, String did, String password, String accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "PdsAccount[" + handle + ", " + did + " on " + service + "]";
    }
}
