package social.starling.ports.publish;

import org.jspecify.annotations.Nullable;

/** Where a publisher records how far a long upload has come, and finds it again when it resumes. */
public interface AttemptJournal {
    /** What was recorded last for this attempt; null at its beginning. */
    @Nullable
    RequestBytes last();

    /**
     * Durable when it returns.
     *
     * @throws LeaseLostException when the attempt is no longer the caller's: stop at once and send nothing more
     */
    void checkpoint(RequestBytes state);

    /** Another daemon has taken the attempt over. */
    final class LeaseLostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public LeaseLostException(String message) {
            super(message);
        }
    }
}
