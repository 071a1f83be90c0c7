package social.starling.bluesky;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.http.HttpCall;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/** The call convention of the AT Protocol (atproto.com/specs/xrpc): names of methods in the path, errors by name. */
final class Xrpc {
    private static final Set<String> SIGN_IN_ERRORS = Set.of(
            "ExpiredToken",
            "InvalidToken",
            "AuthMissing",
            "AuthenticationRequired",
            "AuthFactorTokenRequired",
            "AccountTakedown",
            "AccountDeactivated",
            "AccountSuspended",
            "RepoTakendown",
            "RepoDeactivated",
            "RepoSuspended",
            "RepoNotFound");
    private static final int MAX_MESSAGE = 300;

    private Xrpc() {}

    static HttpCall query(URI server, String method) {
        return HttpCall.get(BlueskySettings.PLATFORM, server, "/xrpc/" + method);
    }

    static HttpCall procedure(URI server, String method) {
        return HttpCall.post(BlueskySettings.PLATFORM, server, "/xrpc/" + method);
    }

    /** The name of the error; empty when the answer has none. */
    static String error(HttpAnswer answer) {
        return answer.jsonOrMissing().path("error").asString("");
    }

    /** Whether the access token was refused and a fresh one may help: nothing was done then. */
    static boolean needsFreshToken(HttpAnswer answer) {
        String error = error(answer);
        return (answer.status() == 400 || answer.status() == 401)
                && (error.equals("ExpiredToken") || error.equals("InvalidToken") || error.equals("AuthMissing"));
    }

    /** What an answer that is no success means where the call has surely done nothing. */
    static PlatformException failure(HttpAnswer answer) {
        String sentence = sentence(answer);
        if (answer.status() == 429) {
            return new PlatformException.RateLimited(sentence, retryAt(answer));
        }
        String error = error(answer);
        // A 403 without a name comes from something in front of the server and says nothing about the account.
        boolean forbidden = answer.status() == 403 && !error.isEmpty();
        if (answer.status() == 401 || forbidden || SIGN_IN_ERRORS.contains(error)) {
            return new PlatformException.Unauthorized(sentence);
        }
        if (answer.status() >= 500 || answer.status() == 408 || answer.status() == 403) {
            return new PlatformException.Unavailable(sentence, null);
        }
        return new PlatformException.Malformed(sentence, null);
    }

    static @Nullable Instant retryAt(HttpAnswer answer) {
        return answer.limit().nextCallAt();
    }

    /** Endpoint, status and the server's own words, bounded and on one line: it may say anything. */
    static String sentence(HttpAnswer answer) {
        JsonNode body = answer.jsonOrMissing();
        String words = (body.path("error").asString("") + " "
                        + body.path("message").asString(""))
                .strip()
                .replaceAll("\\p{Cntrl}+", " ");
        if (words.length() > MAX_MESSAGE) {
            words = words.substring(0, words.offsetByCodePoints(0, MAX_MESSAGE / 2)) + "…";
        }
        return answer.endpoint() + " answered " + answer.status() + (words.isEmpty() ? "" : ": " + words);
    }
}
