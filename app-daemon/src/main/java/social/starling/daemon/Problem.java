package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type a stable name of the kind of problem
 * @param title the kind of problem for people, the same for every occurrence
 * @param status the HTTP status
 * @param detail this occurrence for people: what, which value, what is allowed
 * @param code the last part of {@code type}, for programs
 * @param fix what to do; null where the detail says it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @Nullable String fix) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Kind kind, String detail) {
        return new Problem("urn:starling:problem:" + kind.code, kind.title, kind.status, detail, kind.code, kind.fix);
    }

    /** The kinds of problems; a code, once given out, never changes its meaning. */
    enum Kind {
        INVALID(400, "invalid", "The request is not valid", null),
        MALFORMED_JSON(400, "malformed-json", "The body is no valid JSON", null),
        UNKNOWN_KEY(400, "unknown-key", "The body has an unknown key", null),
        SETTINGS(
                400,
                "settings-refused",
                "The settings are not valid",
                "Mend the file; the settings before it go on counting"),
        NO_TOKEN(
                401,
                "token-missing",
                "A token is needed",
                "Send the header Authorization: Bearer stl_… with a token of this Starling"),
        BAD_TOKEN(401, "token-refused", "The token is not accepted", "Make a new token with: starling tokens add NAME"),
        SCOPE(403, "scope-missing", "The token may not do this", "Use a token that has the scope"),
        NOT_FOUND(404, "not-found", "There is no such thing", null),
        METHOD(405, "method-not-allowed", "The method is not allowed here", null),
        CONFLICT(409, "conflict", "It stands where that cannot be done", null),
        KEY_TAKEN(
                409,
                "idempotency-key-taken",
                "The idempotency key belongs to another request",
                "Use a new Idempotency-Key for a new request, and the same one only to repeat it unchanged"),
        TOO_LARGE(413, "too-large", "The body is too large", null),
        MEDIA_TYPE_UNSUPPORTED(
                415, "media-type", "The body's type is not taken", "Send the header Content-Type: application/json"),
        ARCHIVE_TYPE(
                415, "archive-type", "The body's type is not taken", "Send the header Content-Type: application/zip"),
        WRONG_HOST(
                421,
                "wrong-host",
                "This server does not go by that name",
                "Use the address that Starling printed, or add the name to server.allowedHosts"),
        SIGN_IN_REFUSED(
                422,
                "sign-in-refused",
                "The platform refused the sign-in",
                "Check the handle and the secrets, and connect the account again"),
        INTERNAL(500, "internal", "Something failed inside Starling", null),
        PLATFORM_UNAVAILABLE(
                502, "platform-unavailable", "The platform did not answer", "Try again later; nothing was changed"),
        PLATFORM_MALFORMED(502, "platform-malformed", "The platform answered something unexpected", "Try again later"),
        RATE_LIMITED(503, "rate-limited", "The platform takes no more calls for now", "Try again after Retry-After"),
        STORAGE(503, "storage", "The database cannot be used", null);

        private final int status;
        private final String code;
        private final String title;
        private final @Nullable String fix;

        Kind(int status, String code, String title, @Nullable String fix) {
            this.status = status;
            this.code = code;
            this.title = title;
            this.fix = fix;
        }
    }
}
