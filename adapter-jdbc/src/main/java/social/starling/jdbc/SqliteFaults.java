package social.starling.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;

/** Says in a sentence what SQLite's result codes mean for the one who runs it (https://sqlite.org/rescode.html). */
final class SqliteFaults {
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_PERMISSION = 3;
    private static final int NOT_A_DATABASE = 26;

    private final Path database;

    SqliteFaults(Path database) {
        this.database = database;
    }

    /** @param failure what JDBC, JDBI or Flyway threw; the first SQLite error among its causes decides */
    DatabaseException explain(Throwable failure) {
        if (failure instanceof DatabaseException known) {
            return known;
        }
        SQLException error = sqlError(failure);
        return error == null ? other(failure) : explain(error.getErrorCode() & 0xff, failure);
    }

    private DatabaseException explain(int code, Throwable failure) {
        return switch (code) {
            case FULL ->
                fault(
                        Trouble.DISK_FULL,
                        "The disk is full: nothing was written to " + database + ". Free some space and try again",
                        failure);
            case BUSY, LOCKED ->
                fault(
                        Trouble.LOCKED,
                        "Another program holds a lock on " + database
                                + ". Close it (a database browser, a backup) and try again",
                        failure);
            case READ_ONLY, CANNOT_OPEN, NO_PERMISSION, IO_ERROR ->
                fault(
                        Trouble.UNREADABLE,
                        "The database " + database + " cannot be opened, read or written (" + failure.getMessage()
                                + "). Check that its folder exists, belongs to this user and is writable, and that the"
                                + " disk is healthy",
                        failure);
            case CORRUPT, NOT_A_DATABASE ->
                fault(
                        Trouble.DAMAGED,
                        "The file " + database + " is no SQLite database or is damaged. Nothing was changed;"
                                + " move it away and restore it from a backup",
                        failure);
            default -> other(failure);
        };
    }

    private DatabaseException other(Throwable failure) {
        return fault(
                Trouble.OTHER,
                "The database " + database + " refused a statement (" + failure.getMessage() + ")",
                failure);
    }

    private static DatabaseException fault(Trouble trouble, String message, Throwable cause) {
        return new DatabaseException(trouble, message, cause);
    }

    private static @Nullable SQLException sqlError(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (found == null || found.getErrorCode() == 0)) {
                found = sql;
            }
        }
        return found;
    }
}
