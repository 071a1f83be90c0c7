package social.starling.ports.post;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;

/**
 * Hears at once that an account has written, where asking again and again would tell later. What is heard is a sign to read
 * and nothing more: the {@link PostReader} says what there is, and goes on by the clock while no line is open.
 */
public interface PostPush {
    /**
     * Opens a line to the platform; the caller closes it.
     *
     * @param cursor of the last sign that was heard, so that what came meanwhile is heard too; null from now on
     * @throws PlatformException when the platform offers none to the account, or not now
     */
    Line open(Account account, @Nullable String cursor);

    /** An open line; for one thread at a time. */
    interface Line extends AutoCloseable {
        /**
         * Waits for the next sign; null when none came in time.
         *
         * @throws PlatformException when the line is broken: open another
         */
        @Nullable
        Sign next(Duration timeout);

        @Override
        void close();
    }

    /**
     * The account has posted, edited or deleted something.
     *
     * @param cursor stands after it
     * @param heardAt when it arrived here
     */
    record Sign(String cursor, Instant heardAt) {}
}
