package social.starling.ports.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.money.Money;

/**
 * One finished HTTP call to a platform, without any secret or user text.
 *
 * @param account the id of the account it was made for; null before sign-in
 * @param endpoint method and path template, such as {@code POST /2/tweets}
 * @param status the HTTP status; 0 where no answer came
 * @param cost what the platform bills for it
 * @param remaining calls left in the tightest limit window; null where the platform does not say
 */
public record PlatformCall(
        Platform platform,
        @Nullable String account,
        String endpoint,
        int status,
        Duration duration,
        Money cost,
        @Nullable Long remaining) {}
