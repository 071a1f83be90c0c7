package social.starling.twitter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpAnswer;
import social.starling.ports.platform.PlatformException;
import tools.jackson.databind.JsonNode;

/**
 * What X says in an answer that is no success.
 *
 * @param type the last part of the problem's type, such as {@code credits}; empty where X gives none
 * @param detail X's own words, bounded and on one line; empty where it has none
 * @see <a href="https://docs.x.com/x-api/fundamentals/response-codes-and-errors">Response codes and errors</a>
 */
record XProblem(HttpAnswer answer, String type, String detail) {
    private static final int MAX_WORDS = 300;
    private static final List<String> LIMITS = List.of("x-app-limit-24hour", "x-user-limit-24hour");

    /** Types that say the app or its permissions are wrong, not the call. */
    private static final List<String> PERMISSION_TYPES =
            List.of("oauth1-permissions", "client-forbidden", "client-not-enrolled", "unsupported-authentication");

    private static final List<String> PERMISSION_WORDS = List.of(
            "not permitted to perform this action", "your account is suspended", "your account is temporarily locked");

    static XProblem of(HttpAnswer answer) {
        JsonNode body = answer.jsonOrMissing();
        JsonNode first = body.path("errors").path(0);
        String type = either(body.path("type"), first.path("type"), body.path("error"));
        String detail = either(
                body.path("detail"), first.path("detail"), first.path("message"), body.path("error_description"));
        return new XProblem(answer, type.substring(type.lastIndexOf('/') + 1), oneLine(detail));
    }

    boolean isDuplicate() {
        return answer.status() == 403 && says("duplicate content");
    }

    /** Whether the account, not this call, is what X refuses. */
    boolean isAboutAccount() {
        return answer.status() == 401
                || answer.status() == 402
                || answer.status() == 403
                        && (PERMISSION_TYPES.contains(type)
                                || PERMISSION_WORDS.stream().anyMatch(this::says));
    }

    /** Endpoint, status and X's words. */
    String sentence() {
        return answer.endpoint() + " answered " + answer.status() + (detail.isEmpty() ? "" : ": " + detail);
    }

    /** What the answer means where the call has surely done nothing. */
    PlatformException failure() {
        int status = answer.status();
        if (status == 429) {
            return new PlatformException.RateLimited(sentence(), retryAt());
        }
        if (status == 402) {
            return new PlatformException.Unauthorized("X has no credit left for this app (" + sentence()
                    + "); buy credit in the developer console, then check the account");
        }
        if (status == 401) {
            return new PlatformException.Unauthorized(
                    "X no longer accepts the sign-in (" + sentence() + "); connect the account again");
        }
        if (isAboutAccount()) {
            return new PlatformException.Unauthorized("X does not let the account do this (" + sentence()
                    + "); check the account at x.com and the app's permissions, then connect it again");
        }
        return status >= 500 || status == 408
                ? new PlatformException.Unavailable(sentence(), null)
                : new PlatformException.Malformed(sentence(), null);
    }

    /** The latest reset of the windows that are used up. */
    private @Nullable Instant retryAt() {
        Instant latest = answer.limit().nextCallAt();
        for (String limit : LIMITS) {
            String reset = answer.header(limit + "-reset");
            if ("0".equals(answer.header(limit + "-remaining")) && reset != null && reset.matches("[0-9]{1,12}")) {
                try {
                    Instant until = Instant.ofEpochSecond(Long.parseLong(reset));
                    latest = latest == null || until.isAfter(latest) ? until : latest;
                } catch (DateTimeException e) {
                    // No time of day: the other windows say when.
                    continue;
                }
            }
        }
        return latest;
    }

    private boolean says(String words) {
        return detail.toLowerCase(Locale.ROOT).contains(words);
    }

    private static String either(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            String text = candidate.asString("");
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** X's words, bounded. */
    static String oneLine(String words) {
        String line = words.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_WORDS ? line : line.substring(0, line.offsetByCodePoints(0, MAX_WORDS / 2)) + "…";
    }
}
