package social.starling.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Secret;

/**
 * Where the database lies and how it is used.
 *
 * @param database the SQLite file; it and its folder are made where they are missing
 * @param keyFile the keyset of the stored secrets, kept apart from every backup of the database; made at the first start
 * @param keyset the keyset itself, from the environment; null to use {@code keyFile}
 * @param readers connections that only read, 1 to 16
 * @param busyTimeout how long to wait for a lock that another program holds on the file, at most a minute
 */
public record JdbcSettings(
        Path database, Path keyFile, @Nullable Secret keyset, int readers, Duration busyTimeout) {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    public JdbcSettings {
        database = database.toAbsolutePath().normalize();
        keyFile = keyFile.toAbsolutePath().normalize();
        if (readers < 1 || readers > 16) {
            throw new IllegalArgumentException(
                    "A database with " + readers + " reading connections cannot be served; 1 to 16 are allowed");
        }
        if (busyTimeout.isNegative() || busyTimeout.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "A busy time-out of " + busyTimeout + " is out of range; 0 to " + LONGEST_WAIT + " is allowed");
        }
    }

    /** Everything in {@code folder}: {@code starling.db} and, beside it, {@code secrets.key.json}. */
    public static JdbcSettings in(Path folder) {
        return new JdbcSettings(
                folder.resolve("starling.db"), folder.resolve("secrets.key.json"), null, 3, Duration.ofSeconds(5));
    }

    /** The same with a keyset that is not kept in a file. */
    public JdbcSettings withKeyset(Secret given) {
        return new JdbcSettings(database, keyFile, given, readers, busyTimeout);
    }
}
