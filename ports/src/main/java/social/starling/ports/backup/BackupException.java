package social.starling.ports.backup;

import org.jspecify.annotations.Nullable;

/** A backup cannot be written, read or restored; the message is a sentence for people that says what to do. */
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    public BackupException(Trouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** What is the matter, for programs. */
    public enum Trouble {
        /** There is no such file. */
        MISSING,
        /** The file is no backup of Starling, was cut short or changed, or cannot be read. */
        UNREADABLE,
        /** A newer Starling wrote it. */
        NEWER,
        /** Something stands where it should go. */
        OCCUPIED,
        /** The file or the database cannot be written. */
        UNWRITABLE
    }
}
