package social.starling.jdbc;

import org.jspecify.annotations.Nullable;

/** The database cannot do what is asked; the message is a sentence for people that says what to do. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    DatabaseException(Trouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** What is the matter, for programs. */
    public enum Trouble {
        /** There is no room left on the disk; nothing was written. */
        DISK_FULL,
        /** Another Starling has the database. */
        IN_USE,
        /** Another program holds a lock on the file. */
        LOCKED,
        /** The file cannot be opened, read or written. */
        UNREADABLE,
        /** The server cannot be reached. */
        UNREACHABLE,
        /** The server does not let this user in, or not do what is needed. */
        REFUSED,
        /** The file is no database or is damaged. */
        DAMAGED,
        /** The file was written by a newer Starling. */
        NEWER_SCHEMA,
        /** The key of the stored secrets is missing, unreadable or another one. */
        KEY,
        /** The store has been closed. */
        CLOSED,
        /** Anything else; the cause tells. */
        OTHER
    }
}
