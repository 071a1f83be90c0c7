package social.starling.ports.post;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;

/**
 * A post as one of the connected accounts can name it.
 *
 * @param account the account through which it is reached
 * @param id the platform's own id: a number on X, an at-uri on Bluesky
 * @param version the content id where the platform has one (a CID); null elsewhere
 */
public record PostReference(
        AccountId account, String id, @Nullable String version) {
    public PostReference {
        if (id.isBlank()) {
            throw new IllegalArgumentException(
                    "A post reference of " + account + " has no id; the platform's id is needed");
        }
    }
}
