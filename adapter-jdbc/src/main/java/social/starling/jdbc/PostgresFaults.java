package social.starling.jdbc;

import java.sql.SQLException;
import social.starling.jdbc.DatabaseException.Trouble;
import social.starling.jdbc.DatabaseLocation.PostgresServer;

/**
 * Says in a sentence what PostgreSQL's error codes mean for the one who runs it
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
final class PostgresFaults {
    private final PostgresServer server;

    PostgresFaults(PostgresServer server) {
        this.server = server;
    }

    /** @param failure what JDBC, JDBI or Flyway threw; the first SQL error with a code among its causes decides */
    DatabaseException explain(Throwable failure) {
        if (failure instanceof DatabaseException known) {
            return known;
        }
        String state = state(failure);
        String database = "The database " + server;
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03")) {
            return fault(
                    Trouble.UNREACHABLE,
                    database + " cannot be reached (" + reason(failure)
                            + "). Check that the server runs and that its address is right",
                    failure);
        }
        if (state.startsWith("28")) {
            return fault(
                    Trouble.REFUSED,
                    database + " refuses the sign-in (" + reason(failure) + "). Check the user and its password",
                    failure);
        }
        return switch (state) {
            case "3D000" ->
                fault(Trouble.REFUSED, database + " does not exist. Create it, for example by createdb", failure);
            case "42501", "3F000" ->
                fault(
                        Trouble.REFUSED,
                        database + " does not let this user make or change its tables (" + reason(failure)
                                + "). Make the user the owner of the database or of its schema",
                        failure);
            case "25006" ->
                fault(
                        Trouble.REFUSED,
                        database + " can only be read: it is a standby, or set so. Name the"
                                + " server that takes changes",
                        failure);
            case "53100" ->
                fault(
                        Trouble.DISK_FULL,
                        "The disk of " + server + " is full: nothing was written. Free some space and try again",
                        failure);
            case "53300" ->
                fault(
                        Trouble.UNREACHABLE,
                        database + " has no connection left for this process (" + reason(failure)
                                + "). Raise max_connections, or stop what holds them",
                        failure);
            case "55P03", "57014" ->
                fault(
                        Trouble.LOCKED,
                        database + " did not answer in time (" + reason(failure)
                                + "): something else holds a lock, or the server is overloaded. Try again",
                        failure);
            default -> fault(Trouble.OTHER, database + " refused a statement (" + reason(failure) + ")", failure);
        };
    }

    /** The code of the first SQL error among the causes; empty where there is none. */
    static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static String reason(Throwable failure) {
        Throwable told = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                told = cause;
                break;
            }
        }
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static DatabaseException fault(Trouble trouble, String message, Throwable cause) {
        return new DatabaseException(trouble, message, cause);
    }
}
