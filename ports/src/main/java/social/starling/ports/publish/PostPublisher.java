package social.starling.ports.publish;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostReference;

/**
 * The only door out of the house. A {@link PlatformException} asserts that nothing was created; anything ambiguous (5xx,
 * reset, time-out after the first byte) is {@link PublishOutcome.Unknown}.
 */
public interface PostPublisher {
    /**
     * Gets everything ready that nobody sees until it is used; may be repeated.
     *
     * @throws IllegalArgumentException when the content can never be sent to this account
     */
    Prepared prepare(Content content, Account account);

    /**
     * The id that the post of {@code content} has or will have, in whatever attempt it is made; asks nobody.
     *
     * @return as {@link Prepared#plannedKey()}; null where ids come with the answer
     */
    default @Nullable String plannedKey(Content content, Account account) {
        return null;
    }

    /** Makes the creating call exactly once, with the bytes of {@code prepared}; never repeats it by itself. */
    PublishOutcome publish(Prepared prepared, AttemptJournal journal);

    /** Looks once for what a lost answer left behind; creates nothing. */
    Reconciliation reconcile(Attempt attempt);

    /** Deletes the post; may be repeated. */
    RemoveOutcome remove(PostReference post);
}
