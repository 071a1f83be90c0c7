package social.starling.sandbox.bluesky;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import social.starling.sandbox.Digests;

/** The accounts of the PDS, by handle and by DID. */
final class Accounts {
    private final Map<String, BlueskyAccount> byHandle = new LinkedHashMap<>();
    private final Set<String> revoked = new HashSet<>();

    BlueskyAccount create(String handle, Optional<String> appPassword) {
        String key = handle.toLowerCase(Locale.ROOT);
        if (byHandle.containsKey(key)) {
            throw new IllegalArgumentException("handle '" + handle + "' is taken; choose another");
        }
        String did = "did:plc:" + Cid.base32(Digests.sha256("did " + key)).substring(0, 24);
        BlueskyAccount account = new BlueskyAccount(did, key, appPassword.orElseGet(() -> password(key)));
        byHandle.put(key, account);
        return account;
    }

    /** An account by its handle, regardless of case, or its DID. */
    Optional<BlueskyAccount> find(String identifier) {
        return identifier.startsWith("did:")
                ? byHandle.values().stream()
                        .filter(account -> account.did().equals(identifier))
                        .findFirst()
                : Optional.ofNullable(byHandle.get(identifier.toLowerCase(Locale.ROOT)));
    }

    boolean accepts(BlueskyAccount account, String appPassword) {
        return account.appPassword().equals(appPassword) && !revoked.contains(account.did());
    }

    /** Takes the app password back. */
    void revoke(BlueskyAccount account) {
        revoked.add(account.did());
    }

    List<BlueskyAccount> all() {
        return List.copyOf(byHandle.values());
    }

    /** Of the shape of Bluesky's app passwords: four groups of four. */
    private static String password(String handle) {
        String text = Cid.base32(Digests.sha256("app password " + handle));
        return String.join(
                "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12, 16));
    }
}
