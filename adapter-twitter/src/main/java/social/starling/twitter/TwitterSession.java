package social.starling.twitter;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Function;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.http.HttpGateway;
import social.starling.http.HttpResult;
import social.starling.ports.account.Account;
import social.starling.ports.account.Credentials;
import social.starling.ports.platform.PlatformException;

/** Calls in the name of an account, by OAuth 2 or 1.0a, whichever it was connected with. */
final class TwitterSession {
    /** A token is renewed this long before it ends, so that it does not end on the way. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final HttpGateway http;
    private final TokenRenewal renewal;
    private final InstantSource clock;
    private final SecureRandom random;

    TwitterSession(HttpGateway http, TokenRenewal renewal, InstantSource clock, SecureRandom random) {
        this.http = http;
        this.renewal = renewal;
        this.clock = clock;
        this.random = random;
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
     * A call that leaves once. It leaves once more when X has refused its sign-in, since a 401 asserts that nothing was
     * done.
     *
     * @throws PlatformException when it did not leave at all for want of a sign-in
     */
    HttpResult create(Account account, HttpCall call) {
        return authorized(account, call, http::create);
    }

    HttpCall signed(HttpCall call, OAuth1Keys keys) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return call.header(
                "Authorization",
                OAuth1Signature.header(
                        call.method(),
                        call.address(),
                        keys,
                        clock.instant().getEpochSecond(),
                        HexFormat.of().formatHex(nonce)));
    }

    private HttpResult authorized(Account account, HttpCall call, Function<HttpCall, HttpResult> way) {
        HttpCall named = call.account(account.id());
        Credentials current = usable(account, renewal.known(account));
        HttpResult result = way.apply(signed(named, current));
        return isRefused(result) ? way.apply(signed(named, afterRefusal(account, current))) : result;
    }

    private HttpCall signed(HttpCall call, Credentials current) {
        return OAuth1Keys.areIn(current.secrets())
                ? signed(call, OAuth1Keys.of(current.secrets()))
                : call.bearer(current.require(TokenPair.ACCESS));
    }

    private Credentials usable(Account account, Credentials found) {
        return OAuth1Keys.areIn(found.secrets()) || isFresh(found) ? found : renewal.renewed(account, found.version());
    }

    /**
     * Keys are only looked up again. Where they are still the same they are worth a second call: a repeated read carries a
     * used nonce; under a fresh one X judges the keys themselves.
     */
    private Credentials afterRefusal(Account account, Credentials refused) {
        return OAuth1Keys.areIn(refused.secrets())
                ? usable(account, renewal.stored(account))
                : renewal.renewed(account, refused.version());
    }

    private static boolean isRefused(HttpResult result) {
        return result instanceof HttpAnswer answer && answer.status() == 401;
    }

    private boolean isFresh(Credentials known) {
        Instant end = known.expiresAt();
        return end == null || clock.instant().plus(MARGIN).isBefore(end);
    }
}
