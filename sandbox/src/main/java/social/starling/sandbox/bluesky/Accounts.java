package social.starling.sandbox.bluesky;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.starling.sandbox.Digests;
import social.starling.sandbox.Journal;
import social.starling.sandbox.Shelf;

/** The accounts of the PDS, by handle and by DID. */
final class Accounts {
    private final Shelf<BlueskyAccount> byHandle;
    private final Shelf<Boolean> revoked;

    Accounts(Journal journal) {
        this.byHandle = journal.shelf("accounts", BlueskyAccount.class);
        this.revoked = journal.shelf("revoked app passwords", Boolean.class);
    }

    BlueskyAccount create(String handle, Optional<String> appPassword) {
        String key = handle.toLowerCase(Locale.ROOT);
        if (byHandle.find(key).isPresent()) {
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
                ? byHandle.all().stream()
                        .filter(account -> account.did().equals(identifier))
                        .findFirst()
                : byHandle.find(identifier.toLowerCase(Locale.ROOT));
    }

    boolean accepts(BlueskyAccount account, String appPassword) {
        return account.appPassword().equals(appPassword)
                && revoked.find(account.did()).isEmpty();
    }

    /** Takes the app password back. */
    void revoke(BlueskyAccount account) {
        revoked.put(account.did(), true);
    }

    List<BlueskyAccount> all() {
        return List.copyOf(byHandle.all());
    }

    /** Of the shape of Bluesky's app passwords: four groups of four. */
    private static String password(String handle) {
        String text = Cid.base32(Digests.sha256("app password " + handle));
        return String.join(
                "-", text.substring(0, 4), text.substring(4, 8), text.substring(8, 12), text.substring(12, 16));
    }
}
