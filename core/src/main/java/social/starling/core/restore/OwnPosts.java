package social.starling.core.restore;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Origin;
import social.starling.ports.post.Fingerprint;

/**
 * What stands on the target accounts, as far back as it was read, and which of it is not explained yet: known neither as
 * a copy nor as the source of one.
 */
final class OwnPosts {
    private final Map<Name, OwnPost> byId = new HashMap<>();
    private final Map<Origin, OwnPost> byOrigin = new HashMap<>();
    private final Map<Words, Set<OwnPost>> unexplained = new HashMap<>();
    private final Map<AccountId, Set<OwnPost>> byAccount = new HashMap<>();

    /** @param explained those of {@code all} that the ledger knows as copies or as sources */
    OwnPosts(Collection<OwnPost> all, Set<OwnPost> explained) {
        for (OwnPost post : all) {
            byId.put(new Name(post.account(), post.post().reference().id()), post);
            byOrigin.put(post.asOrigin(), post);
            if (!explained.contains(post)) {
                unexplained
                        .computeIfAbsent(Words.of(post), words -> new LinkedHashSet<>())
                        .add(post);
                byAccount
                        .computeIfAbsent(post.account(), account -> new LinkedHashSet<>())
                        .add(post);
            }
        }
    }

    Optional<OwnPost> find(AccountId account, String id) {
        return Optional.ofNullable(byId.get(new Name(account, id)));
    }

    /** The post that is {@code origin}, where it stands on one of the accounts that were read. */
    Optional<OwnPost> source(Origin origin) {
        return Optional.ofNullable(byOrigin.get(origin));
    }

    List<OwnPost> unexplained(AccountId account, Fingerprint saying) {
        return saying.isTelling()
                ? List.copyOf(unexplained.getOrDefault(new Words(account, saying), Set.of()))
                : List.of();
    }

    List<OwnPost> unexplained(AccountId account) {
        return List.copyOf(byAccount.getOrDefault(account, Set.of()));
    }

    void explain(OwnPost post) {
        forget(unexplained.get(Words.of(post)), post);
        forget(byAccount.get(post.account()), post);
    }

    private static void forget(@Nullable Set<OwnPost> posts, OwnPost post) {
        if (posts != null) {
            posts.remove(post);
        }
    }

    private record Name(AccountId account, String id) {}

    record Words(AccountId account, Fingerprint says) {
        static Words of(OwnPost post) {
            return new Words(post.account(), post.says());
        }
    }
}
