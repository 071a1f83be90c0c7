package social.starling.twitter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpResult;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.CredentialRepository;
import social.starling.ports.account.Credentials;
import social.starling.ports.account.RefreshGrant;
import social.starling.ports.account.Secret;
import social.starling.ports.platform.PlatformException;

/**
 * Replaces an access token. The refresh token dies with its use, so refreshing is single-flight, by a lock in this process
 * and by a durable lease among processes that is taken first; the new pair is stored before anybody uses it. When the
 * answer is lost the lease is never given back: nobody may use a token that may be spent.
 */
final class TokenRenewal {
    /** Longer than the call may take. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final TokenEndpoint endpoint;
    private final CredentialRepository credentials;
    private final InstantSource clock;
    private final String holder;
    private final Map<AccountId, Lock> locks = new ConcurrentHashMap<>();

    /** @param holder names this process in leases */
    TokenRenewal(TokenEndpoint endpoint, CredentialRepository credentials, InstantSource clock, String holder) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.clock = clock;
        this.holder = holder;
    }

    /** What this process knows, which another daemon may have changed meanwhile. */
    Credentials known(Account account) {
        return required(account, credentials.lastKnown(account.id()));
    }

    Credentials stored(Account account) {
        return required(account, credentials.find(account.id()));
    }

    private static Credentials required(Account account, Optional<Credentials> found) {
        return found.orElseThrow(() -> new PlatformException.Unauthorized(
                "No sign-in of @" + account.handle() + " is stored; connect the account again"));
    }

    /** Other credentials than {@code version}; those of a new sign-in after a removal are counted from 1 again. */
    Credentials renewed(Account account, long version) {
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
        RefreshGrant grant = credentials.lease(account.id(), old.version(), holder, LEASE, false);
        return switch (grant) {
            case RefreshGrant.Granted granted -> renew(account, old, granted);
            case RefreshGrant.Superseded superseded -> superseded.current();
            case RefreshGrant.Busy busy ->
                throw new PlatformException.RateLimited(
                        "The sign-in of @" + account.handle() + " is being renewed elsewhere", busy.until());
            case RefreshGrant.Lost lost -> throw lost(account, "an earlier renewal never told its end");
        };
    }

    private Credentials renew(Account account, Credentials old, RefreshGrant.Granted grant) {
        Secret token = old.require(TokenPair.REFRESH);
        HttpResult result;
        try {
            result = endpoint.refresh(account.id(), token);
        } catch (PlatformException e) {
            credentials.giveBack(grant);
            throw e;
        }
        switch (result) {
            case HttpAnswer answer when answer.ok() -> keep(account, grant, answer, token);
            case HttpAnswer answer -> {
                credentials.giveBack(grant);
                throw refused(account, answer);
            }
            case HttpResult.NotSent notSent -> {
                credentials.giveBack(grant);
                throw new PlatformException.Unavailable("POST /2/oauth2/token: " + notSent.reason(), null);
            }
            case HttpResult.Lost gone -> throw lost(account, gone.reason());
        }
        // Where the lease was lost meanwhile, somebody has signed in anew.
        return stored(account);
    }

    private void keep(Account account, RefreshGrant.Granted grant, HttpAnswer answer, Secret old) {
        TokenPair pair = TokenPair.of(answer, old, clock.instant());
        if (pair == null) {
            throw lost(account, "X answered without a token");
        }
        credentials.replace(grant, pair.secrets(), pair.expiresAt());
    }

    private static PlatformException refused(Account account, HttpAnswer answer) {
        XProblem problem = XProblem.of(answer);
        return switch (answer.status()) {
            case 400, 401, 403 ->
                new PlatformException.Unauthorized("X no longer renews the sign-in of @" + account.handle() + " ("
                        + problem.sentence() + "); connect the account again");
            default -> problem.failure();
        };
    }

    private static PlatformException lost(Account account, String why) {
        return new PlatformException.Unauthorized("The sign-in of @" + account.handle()
                + " was being renewed and the answer was lost (" + why
                + "); its refresh token works once only, so connect the account again");
    }
}
