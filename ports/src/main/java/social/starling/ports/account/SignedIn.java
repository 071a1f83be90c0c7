package social.starling.ports.account;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a sign-in gave. @param expiresAt as in {@link Credentials} */
public record SignedIn(
        Profile profile,
        Map<String, Secret> secrets,
        @Nullable Instant expiresAt) {
    public SignedIn {
        secrets = Map.copyOf(secrets);
    }
}
