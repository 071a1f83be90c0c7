package social.starling.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseLocation.SqliteFile;
import social.starling.ports.account.Secret;

/**
 * Where the database is and how it is used.
 *
 * @param keyFile the keyset of the stored secrets, kept apart from every backup of the database; made at the first start.
 *     All processes on one database need the same
 * @param keyset the keyset itself, from the environment; null to use {@code keyFile}
 * @param readers connections that only read, 1 to 16; PostgreSQL gets as many again that write, and one that listens
 */
public record JdbcSettings(
        DatabaseLocation database, Path keyFile, @Nullable Secret keyset, int readers) {
    public JdbcSettings {
        keyFile = keyFile.toAbsolutePath().normalize();
        if (readers < 1 || readers > 16) {
            throw new IllegalArgumentException(
                    "A database with " + readers + " reading connections cannot be served; 1 to 16 are allowed");
        }
    }

    /** Everything in {@code folder}: {@code starling.db} and, beside it, {@code secrets.key.json}. */
    public static JdbcSettings in(Path folder) {
        return new JdbcSettings(
                new SqliteFile(folder.resolve("starling.db"), Duration.ofSeconds(5)),
                folder.resolve("secrets.key.json"),
                null,
                3);
    }

    /** @throws IllegalStateException where the database is no file */
    Path file() {
        if (database instanceof SqliteFile sqlite) {
            return sqlite.file();
        }
        throw new IllegalStateException("The database " + database + " is no SQLite file, which is needed here");
    }

    /** The same with another database. */
    public JdbcSettings withDatabase(DatabaseLocation other) {
        return new JdbcSettings(other, keyFile, keyset, readers);
    }

    /** The same with a keyset that is not kept in a file. */
    public JdbcSettings withKeyset(Secret given) {
        return new JdbcSettings(database, keyFile, given, readers);
    }
}
