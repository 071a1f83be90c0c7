package social.starling.ports.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that the platform did not carry out. Thrown from a creating call it asserts that <em>nothing was created</em>;
 * what is ambiguous is an outcome, never an exception.
 */
public abstract sealed class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PlatformException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Too many calls; nothing is wrong with this one. */
    public static final class RateLimited extends PlatformException {
        private static final long serialVersionUID = 1;
        private final @Nullable Instant retryAt;

        /** @param retryAt from Retry-After or the limit's reset; null where the platform does not say */
        public RateLimited(String message, @Nullable Instant retryAt) {
            super(message, null);
            this.retryAt = retryAt;
        }

        public @Nullable Instant retryAt() {
            return retryAt;
        }
    }

    /** The account's credentials are not accepted; a person must sign in again. */
    public static final class Unauthorized extends PlatformException {
        private static final long serialVersionUID = 1;

        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /** The platform cannot be reached or is out of order; the same call may pass later. */
    public static final class Unavailable extends PlatformException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The platform answered something that its description does not allow. */
    public static final class Malformed extends PlatformException {
        private static final long serialVersionUID = 1;

        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
