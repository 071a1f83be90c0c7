package social.starling.http;

import java.time.Duration;

/**
 * How patient downloads are and who they say they are.
 *
 * @param connect for the connection with its TLS handshake
 * @param stall between two bytes
 * @param whole for one file in all: redirects, resumptions and the wait for its first byte included
 * @param atOnce the most downloads under way, 1 to 64; further ones wait
 * @param resumptions how often a broken download goes on where it was, or begins anew, within {@code whole}; 0 to 20
 * @param userAgent an honest name of the product, in printable ASCII
 */
public record DownloadSettings(
        Duration connect, Duration stall, Duration whole, int atOnce, int resumptions, String userAgent) {
    public static final DownloadSettings DEFAULT = new DownloadSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            5,
            3,
            HttpSettings.DEFAULT.userAgent());

    public DownloadSettings {
        if (atOnce < 1 || atOnce > 64) {
            throw new IllegalArgumentException(atOnce + " downloads at once; 1 to 64 are allowed");
        }
        if (resumptions < 0 || resumptions > 20) {
            throw new IllegalArgumentException(resumptions + " resumptions of a download; 0 to 20 are allowed");
        }
        asClient(connect, stall, whole, userAgent);
    }

    /** The same for the client below; its checks of time-outs and name are these settings' checks as well. */
    HttpSettings asClient() {
        return asClient(connect, stall, whole, userAgent);
    }

    private static HttpSettings asClient(Duration connect, Duration stall, Duration whole, String userAgent) {
        HttpSettings plain = HttpSettings.DEFAULT;
        return new HttpSettings(
                connect,
                stall,
                stall,
                whole,
                1,
                plain.firstPause(),
                plain.longestPause(),
                plain.maxAnswer(),
                userAgent);
    }
}
