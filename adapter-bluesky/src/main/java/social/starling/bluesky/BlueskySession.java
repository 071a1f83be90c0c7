package social.starling.bluesky;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.http.HttpGateway;
import social.starling.http.HttpResult;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.platform.PlatformException;

/**
 * Calls in the name of an account, with a session that is kept and renewed: servers allow few sign-ins a day. Renewing is
 * single-flight, by a lock within this process and by the repository's lease between processes. A call uses the session
 * that is known here; one that ends or is refused is looked up again before it is renewed.
 */
final class BlueskySession {
    /** A token is renewed this long before it ends, so that it does not end on the way. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** From the preparation of a post to its sending. */
    private static final Duration READY = Duration.ofMinutes(5);

    /** Longer than refreshing and signing in take together; refreshing twice is harmless (two hours of grace). */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final HttpGateway http;
    private final CredentialRepository credentials;
    private final SessionRenewal renewal;
    private final InstantSource clock;
    private final String holder;
    private final Map<AccountId, Lock> locks = new ConcurrentHashMap<>();

    /** @param holder names this process in leases */
    BlueskySession(HttpGateway http, CredentialRepository credentials, InstantSource clock, String holder) {
        this.http = http;
        this.credentials = credentials;
        this.renewal = new SessionRenewal(http);
        this.clock = clock;
        this.holder = holder;
    }

    /** Makes sure that a creating call soon after this one need not renew the session first. */
    void makeReady(Account account) {
        Credentials known = known(account);
        if (!isFresh(known, READY)) {
            renewed(account, known.version());
        }
    }

    /** A call that changes nothing. */
    HttpAnswer read(Account account, HttpCall call) {
        return (HttpAnswer) authorized(account, call, http::read);
    }

    /** A call that may be repeated without harm. */
    HttpAnswer repeatable(Account account, HttpCall call) {
        return (HttpAnswer) authorized(account, call, http::repeatable);
    }

    /**
     * A call that leaves once. It leaves once more when the server has refused its token, since a refused call has done
     * nothing.
     *
     * @throws PlatformException when it did not leave at all for want of a session
     */
    HttpResult create(Account account, HttpCall call) {
        return authorized(account, call, http::create);
    }

    private HttpResult authorized(Account account, HttpCall call, Function<HttpCall, HttpResult> way) {
        Credentials known = known(account);
        Credentials current = isFresh(known, MARGIN) ? known : renewed(account, known.version());
        HttpResult result = way.apply(signed(account, call, current));
        if (result instanceof HttpAnswer answer && Xrpc.needsFreshToken(answer)) {
            return way.apply(signed(account, call, renewed(account, current.version())));
        }
        return result;
    }

    private static HttpCall signed(Account account, HttpCall call, Credentials current) {
        return call.account(account.id()).bearer(current.require(SessionTokens.ACCESS));
    }

    private Credentials known(Account account) {
        return required(account, credentials.lastKnown(account.id()));
    }

    private Credentials stored(Account account) {
        return required(account, credentials.find(account.id()));
    }

    private static Credentials required(Account account, Optional<Credentials> found) {
        return found.orElseThrow(() -> new PlatformException.Unauthorized(
                "No app password of @" + account.handle() + " is stored; connect the account again"));
    }

    private boolean isFresh(Credentials known, Duration margin) {
        Instant end = known.expiresAt();
        return end == null || clock.instant().plus(margin).isBefore(end);
    }

    /** Other credentials than {@code version}; those of a new sign-in after a removal are counted from 1 again. */
    private Credentials renewed(Account account, long version) {
        Lock lock = locks.computeIfAbsent(account.id(), id -> new ReentrantLock());
        lock.lock();
        try {
            Credentials now = stored(account);
            return now.version() != version ? now : renew(account, now);
        } finally {
            lock.unlock();
        }
    }

    private Credentials renew(Account account, Credentials old) {
        RefreshGrant grant = credentials.lease(account.id(), old.version(), holder, LEASE, true);
        return switch (grant) {
            case RefreshGrant.Granted granted -> renew(account, old, granted);
            case RefreshGrant.Superseded superseded -> superseded.current();
            case RefreshGrant.Busy busy ->
                throw new PlatformException.RateLimited(
                        "Another daemon is renewing the session of @" + account.handle(), busy.until());
            case RefreshGrant.Lost lost ->
                throw new PlatformException.Unauthorized(
                        "The session of @" + account.handle() + " cannot be renewed; connect the account again");
        };
    }

    private Credentials renew(Account account, Credentials old, RefreshGrant.Granted grant) {
        SessionTokens tokens;
        try {
            tokens = renewal.renew(account, old);
        } catch (PlatformException e) {
            credentials.giveBack(grant);
            throw e;
        }
        credentials.replace(grant, tokens.with(old.require(SessionTokens.APP_PASSWORD)), tokens.expiresAt());
        // Where the lease was lost meanwhile, somebody else has stored a newer session.
        return stored(account);
    }
}
