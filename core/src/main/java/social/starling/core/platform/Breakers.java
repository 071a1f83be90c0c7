package social.starling.core.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import social.starling.ports.account.AccountId;

/**
 * Which accounts take no calls just now: after ten failures in a row for a minute, after a rate limit until its reset. An
 * account that is down so costs nobody else's time, and one probing call a minute.
 */
public final class Breakers {
    private static final int THRESHOLD = 10;
    private static final Duration REST = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<AccountId, Breaker> breakers = new ConcurrentHashMap<>();

    public Breakers(InstantSource clock) {
        this.clock = clock;
    }

    public void succeeded(AccountId account) {
        breakers.remove(account);
    }

    public void failed(AccountId account) {
        Instant rest = clock.instant().plus(REST);
        breakers.merge(
                account,
                new Breaker(1, Instant.EPOCH),
                (now, one) -> new Breaker(now.failures + 1, now.failures + 1 >= THRESHOLD ? rest : now.until));
    }

    /** Leaves the account alone until {@code until}. */
    public void rest(AccountId account, Instant until) {
        breakers.merge(
                account,
                new Breaker(0, until),
                (now, one) -> new Breaker(now.failures, now.until.isAfter(until) ? now.until : until));
    }

    public Set<AccountId> resting() {
        Instant now = clock.instant();
        return breakers.entrySet().stream()
                .filter(entry -> entry.getValue().until.isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Breaker(int failures, Instant until) {}
}
