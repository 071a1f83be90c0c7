package social.starling.ports.account;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets by which an account is signed in.
 *
 * @param version grows by one with every change, from 1
 * @param secrets by names that only the platform's adapter knows
 * @param expiresAt when the short-lived part ends; null where the platform does not say
 */
public record Credentials(
        long version, Map<String, Secret> secrets, @Nullable Instant expiresAt) {
    public Credentials {
        secrets = Map.copyOf(secrets);
    }

    /** @throws IllegalStateException when there is no secret of that name */
    public Secret require(String name) {
        Secret secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalStateException(
                    "The account's credentials hold no " + name + "; connect the account again");
        }
        return secret;
    }
}
