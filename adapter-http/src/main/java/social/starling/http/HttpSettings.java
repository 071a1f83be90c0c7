package social.starling.http;

import java.time.Duration;

/**
 * How patient the client is and who it says it is.
 *
 * @param connect for the connection with its TLS handshake
 * @param read between two bytes of an answer
 * @param write between two bytes of a request
 * @param call for one call in all, from name lookup to the last byte of the answer
 * @param attempts the most calls made for one read, at least 1
 * @param firstPause the mean wait before the second attempt; each further one is twice as long
 * @param longestPause the longest wait within one read; a platform that asks for more gets its answer passed on
 * @param maxAnswer the most bytes of an answer that are taken, after decompression
 * @param userAgent an honest name of the product, in printable ASCII
 */
public record HttpSettings(
        Duration connect,
        Duration read,
        Duration write,
        Duration call,
        int attempts,
        Duration firstPause,
        Duration longestPause,
        long maxAnswer,
        String userAgent) {
    public static final HttpSettings DEFAULT = new HttpSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            3,
            Duration.ofMillis(300),
            Duration.ofSeconds(5),
            4L * 1024 * 1024,
            "Starling/0.1 (self-hosted cross-poster)");

    public HttpSettings {
        requirePositive("connect time-out", connect);
        requirePositive("read time-out", read);
        requirePositive("write time-out", write);
        requirePositive("call time-out", call);
        requirePositive("first pause", firstPause);
        requirePositive("longest pause", longestPause);
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("A read with " + attempts + " attempts; 1 to 10 are allowed");
        }
        if (maxAnswer < 1024) {
            throw new IllegalArgumentException(
                    "An answer of at most " + maxAnswer + " bytes is too small to read; 1024 or more are allowed");
        }
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "The user agent \"" + userAgent + "\" is not sendable; printable ASCII is allowed");
        }
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "A " + what + " of " + duration + " cannot be kept; 1 ms or more is allowed");
        }
    }
}
