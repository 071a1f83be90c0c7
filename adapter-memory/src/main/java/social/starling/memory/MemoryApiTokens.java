package social.starling.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.access.ApiToken;
import social.starling.ports.access.ApiTokenRepository;

/** The API tokens in memory; safe for many threads, gone with the process. */
public final class MemoryApiTokens implements ApiTokenRepository {
    private final Map<String, ApiToken> byId = new HashMap<>();

    @Override
    public synchronized void add(ApiToken token) {
        boolean taken = byId.containsKey(token.id()) || findByHash(token.hash()).isPresent();
        if (taken) {
            throw new IllegalArgumentException("The token " + token.id()
                    + " cannot be added: its id or its hash is taken; make a new token with a new id");
        }
        byId.put(token.id(), token);
    }

    @Override
    public synchronized Optional<ApiToken> findByHash(String hash) {
        return byId.values().stream().filter(token -> token.hash().equals(hash)).findAny();
    }

    @Override
    public synchronized List<ApiToken> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(ApiToken::createdAt).thenComparing(ApiToken::id))
                .toList();
    }

    @Override
    public synchronized boolean remove(String id) {
        return byId.remove(id) != null;
    }

    @Override
    public synchronized void touch(String id, Instant at) {
        byId.computeIfPresent(id, (ignored, token) -> {
            Instant last = token.lastUsedAt();
            return last == null || last.isBefore(at) ? token.usedAt(at) : token;
        });
    }
}
