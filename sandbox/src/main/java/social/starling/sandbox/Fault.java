package social.starling.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A fault on demand: what goes wrong with the {@code nth} matching request (1 is the next one) and the
 * {@code count - 1} after it.
 *
 * @param method an HTTP method, or {@code *} for all
 * @param path a path without query in which {@code *} stands for any text
 */
public record Fault(String method, String path, int nth, int count, Action action) {
    public Fault {
        if (nth < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "fault has nth " + nth + " and count " + count + "; both must be 1 or more");
        }
        if (!path.startsWith("/") && !path.startsWith("*")) {
            throw new IllegalArgumentException("fault path is '" + path + "'; it must start with / or *");
        }
    }

    /** A fault of the next matching request alone. */
    public static Fault next(String method, String path, Action action) {
        return new Fault(method, path, 1, 1, action);
    }

    boolean matches(String requestMethod, String requestPath) {
        return (method.equals("*") || method.equalsIgnoreCase(requestMethod))
                && Pattern.matches(("\\Q" + path + "\\E").replace("*", "\\E.*\\Q"), requestPath);
    }

    /** How a cut connection ends: {@code RESET} is a TCP RST, {@code CLOSE} a plain FIN without an answer. */
    public enum HangUp {
        RESET,
        CLOSE
    }

    /** What goes wrong. */
    public sealed interface Action {}

    /** This status instead of the platform's answer; with {@code afterEffect} the request has taken effect all the same. */
    public record Status(int status, Map<String, String> headers, String body, boolean afterEffect) implements Action {
        public Status {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("fault status is " + status + "; it must lie in 200–599");
            }
            headers = Map.copyOf(headers);
        }
    }

    /** The right answer, late; the wait lies before the effect or between effect and answer. */
    public record Delay(Duration duration, boolean afterEffect) implements Action {
        public Delay {
            if (duration.isNegative() || duration.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("fault delay is " + duration + "; it must lie in 0–10 minutes");
            }
        }
    }

    /** The connection is cut when the headers are read and the body is not. */
    public record CutBeforeBody(HangUp hangUp) implements Action {}

    /** The whole request is read, nothing takes effect, the connection is cut. */
    public record CutBeforeEffect(HangUp hangUp) implements Action {}

    /** The request takes effect, then the connection is cut without one byte of answer. */
    public record LoseAnswer(HangUp hangUp) implements Action {}

    /** The request takes effect; only the first {@code bytes} of the announced body are sent, then the connection ends. */
    public record Truncate(int bytes) implements Action {
        public Truncate {
            if (bytes < 0) {
                throw new IllegalArgumentException("fault keeps " + bytes + " bytes; it must be 0 or more");
            }
        }
    }

    /** The request takes effect; the body comes in pieces of {@code bytes} with a {@code pause} before each. */
    public record Drip(int bytes, Duration pause) implements Action {
        public Drip {
            if (bytes < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("fault drips " + bytes + " bytes every " + pause
                        + "; it must be 1 byte or more and no negative pause");
            }
        }
    }

    /** The request takes effect; the body begins as it should and never ends: zeros follow, 64 KiB after each {@code pause}. */
    public record Endless(Duration pause) implements Action {
        public Endless {
            if (pause.isNegative()) {
                throw new IllegalArgumentException("fault pauses " + pause + "; it must be zero or more");
            }
        }
    }

    /** The request takes effect; the whole body is sent, its Content-Length says {@code bytes}, the connection ends. */
    public record WrongLength(long bytes) implements Action {
        public WrongLength {
            if (bytes < 0) {
                throw new IllegalArgumentException("fault announces " + bytes + " bytes; it must be 0 or more");
            }
        }
    }

    /** Nothing takes effect; the caller is sent to {@code location}. */
    public record Redirect(int status, String location) implements Action {
        public Redirect {
            if (status < 300 || status > 399) {
                throw new IllegalArgumentException("fault redirects with " + status + "; it must lie in 300–399");
            }
        }
    }

    /** The right answer, called {@code contentType}. */
    public record WrongType(String contentType) implements Action {}
}
