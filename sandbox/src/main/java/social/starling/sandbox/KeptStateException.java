package social.starling.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A platform's folder cannot be used; the message is a sentence for people that says what to do. */
public final class KeptStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    private KeptStateException(Trouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    /** What is the matter. */
    public Trouble trouble() {
        return trouble;
    }

    static KeptStateException inUse(Path folder, String holder) {
        return new KeptStateException(
                Trouble.IN_USE,
                "The folder " + folder
                        + " of a simulated platform is in use by a Starling in " + holder
                        + ". Stop that one first, or name another data folder",
                null);
    }

    static KeptStateException unusable(Path folder, IOException cause) {
        return new KeptStateException(
                Trouble.UNUSABLE,
                "The folder " + folder + " of a simulated platform cannot be made, read or written (" + cause
                        + "). Check that it belongs to this user and that the disk has room",
                cause);
    }

    static KeptStateException damaged(Path file, String where, @Nullable Throwable cause) {
        return new KeptStateException(
                Trouble.DAMAGED,
                "The state of a simulated platform in " + file + " cannot be read (" + where
                        + "). Nothing was changed; move its folder away to begin with an empty platform",
                cause);
    }

    /** What can be the matter with a folder. */
    public enum Trouble {
        /** Another platform has it. */
        IN_USE,
        /** It cannot be made, entered, read or written. */
        UNUSABLE,
        /** What stands in it was not written by this program, or by a newer one. */
        DAMAGED
    }
}
