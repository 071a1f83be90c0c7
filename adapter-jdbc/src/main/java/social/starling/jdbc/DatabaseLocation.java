package social.starling.jdbc;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Secret;

/** Where a database is. */
public sealed interface DatabaseLocation {
    /**
     * A SQLite file of one process.
     *
     * @param file it and its folder are made where they are missing
     * @param busyTimeout how long to wait for a lock that another program holds on the file, at most a minute
     */
    record SqliteFile(Path file, Duration busyTimeout) implements DatabaseLocation {
        private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

        public SqliteFile {
            file = file.toAbsolutePath().normalize();
            if (busyTimeout.isNegative() || busyTimeout.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException(
                        "A busy time-out of " + busyTimeout + " is out of range; 0 to " + LONGEST_WAIT + " is allowed");
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A PostgreSQL database that may serve many processes.
     *
     * @param url {@code jdbc:postgresql://host:port/database}, with further parameters of the driver after a question mark
     *     but without a password, which would be shown wherever the address is
     * @param user null for the one that the address or the system names
     * @param password null where the server asks for none, or {@code ~/.pgpass} has it
     */
    record PostgresServer(
            String url, @Nullable String user, @Nullable Secret password) implements DatabaseLocation {
        static final String PREFIX = "jdbc:postgresql:";

        public PostgresServer {
            String asked = "jdbc:postgresql://host:5432/database is allowed";
            if (!url.startsWith(PREFIX)) {
                throw new IllegalArgumentException(
                        "The database address " + withoutQuery(url) + " is not known; " + asked);
            }
            try {
                URI address = new URI(url.substring("jdbc:".length()));
                if (address.getUserInfo() != null || hasPassword(address.getQuery())) {
                    throw new IllegalArgumentException("The address of the database may not hold a user or a password,"
                            + " since it is shown; name them by settings of their own");
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        "The database address " + withoutQuery(url) + " cannot be read; " + asked, e);
            }
        }

        @Override
        public String toString() {
            return withoutQuery(url.substring("jdbc:".length()));
        }

        private static String withoutQuery(String url) {
            int query = url.indexOf('?');
            String shown = query < 0 ? url : url.substring(0, query);
            return shown.replaceAll("//[^/@]*@", "//…@");
        }

        private static boolean hasPassword(@Nullable String query) {
            return query != null && query.matches("(?i)(.*&)?(\\w*password|user)=.*");
        }
    }
}
