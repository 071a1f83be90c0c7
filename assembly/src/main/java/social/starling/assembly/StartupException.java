package social.starling.assembly;

import org.jspecify.annotations.Nullable;

/** Starling cannot start; the message is one or more sentences for people that say what to do. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    public StartupException(Trouble trouble, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    public Trouble trouble() {
        return trouble;
    }

    /** What is the matter, for programs. */
    public enum Trouble {
        /** A setting is unknown, unreadable or out of its range. */
        SETTINGS,
        /** The data folder cannot be made, read or written. */
        DATA_FOLDER,
        /** Another Starling has the data folder. */
        DATA_IN_USE,
        /** The database cannot be used: damaged, locked, newer, without its key, on a full disk. */
        DATABASE,
        /** Something else listens on the port. */
        PORT_IN_USE,
        /** The address cannot be listened on. */
        ADDRESS
    }
}
