package social.starling.daemon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.core.account.AccountDirectory;
import social.starling.ports.account.Account;
import social.starling.ports.account.BrowserSignIn.Authorization;
import social.starling.ports.platform.Platform;

/** Sign-ins by browser that are under way or have just ended; kept in memory, since the codes live for seconds. */
final class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int MOST = 50;

    private final AccountDirectory accounts;
    private final InstantSource clock;
    private final Map<String, Entry> byState = new LinkedHashMap<>();

    SignIns(AccountDirectory accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Authorization begin(Platform platform, URI redirect) {
        Authorization authorization = accounts.begin(platform, redirect);
        put(authorization.state(), new Entry(platform, authorization, clock.instant(), new Pending()));
        return authorization;
    }

    /** Empty when no such sign-in was begun, or too long ago. */
    synchronized Optional<Standing> standing(String state) {
        return Optional.ofNullable(byState.get(state)).filter(this::lives).map(Entry::standing);
    }

    /** Ends a sign-in with what the platform sent back; each state counts once. */
    Optional<Standing> finish(String state, Reply reply) {
        Optional<Entry> taken = take(state);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Entry entry = taken.get();
        Standing end = switch (reply) {
            case Code code -> connect(entry, code.value());
            case Denial denial ->
                new Failed("The sign-in was not given: " + Text.printable(denial.error()) + "; start it again");
        };
        put(state, new Entry(entry.platform(), entry.authorization(), entry.begunAt(), end));
        return Optional.of(end);
    }

    private Standing connect(Entry entry, String code) {
        try {
            return new Done(accounts.finish(entry.platform(), entry.authorization(), code));
        } catch (RuntimeException e) {
            LOG.warn("A sign-in to {} failed: {}", entry.platform(), e.getMessage());
            return new Failed(String.valueOf(e.getMessage()));
        }
    }

    private synchronized Optional<Entry> take(String state) {
        Entry entry = byState.get(state);
        if (entry == null || !lives(entry) || !(entry.standing() instanceof Pending)) {
            return Optional.empty();
        }
        byState.put(
                state,
                new Entry(entry.platform(), entry.authorization(), entry.begunAt(), new Failed("It was not finished")));
        return Optional.of(entry);
    }

    private synchronized void put(String state, Entry entry) {
        byState.values().removeIf(other -> !lives(other));
        while (byState.size() >= MOST && !byState.containsKey(state)) {
            byState.remove(byState.keySet().iterator().next());
        }
        byState.put(state, entry);
    }

    private boolean lives(Entry entry) {
        return entry.begunAt().plus(LIFE).isAfter(clock.instant());
    }

    /** What the platform sent back with the browser. */
    sealed interface Reply {}

    record Code(String value) implements Reply {}

    record Denial(String error) implements Reply {}

    /** How far a sign-in has come. */
    sealed interface Standing {}

    record Pending() implements Standing {}

    record Done(Account account) implements Standing {}

    record Failed(String detail) implements Standing {}

    private record Entry(Platform platform, Authorization authorization, Instant begunAt, Standing standing) {}
}
