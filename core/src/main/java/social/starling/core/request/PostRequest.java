package social.starling.core.request;

import java.util.LinkedHashSet;
import java.util.List;
import social.starling.ports.account.AccountId;
import social.starling.ports.digest.Digest;

/**
 * A wish to post.
 *
 * @param text as a person typed it
 * @param targets one or more accounts, each once
 * @param languages BCP 47 tags; may be empty
 * @param numbering whether the parts of a split text are numbered
 */
public record PostRequest(String text, List<AccountId> targets, List<String> languages, boolean numbering) {
    public PostRequest {
        targets = List.copyOf(new LinkedHashSet<>(targets));
        languages = List.copyOf(languages);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("The post names no account; name at least one to post to");
        }
        if (languages.size() > 3) {
            throw new IllegalArgumentException(
                    "The post names " + languages.size() + " languages; at most 3 are allowed");
        }
    }

    /** Tells this request from every other one. */
    String digest() {
        return Digest.sha256Hex(targets + "\n" + languages + "\n" + numbering + "\n" + text);
    }
}
