package social.starling.assembly;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseLocation;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.DatabaseLocation.SqliteFile;
import social.starling.jdbc.JdbcSettings;
import social.starling.ports.account.Secret;

/**
 * Where everything is kept.
 *
 * @param server null for a SQLite file in the data folder
 * @param connections that read, 1 to 16
 * @param keyFile the keyset of the stored secrets; null for one in the data folder
 * @param keyset the keyset itself; null to use the file
 */
public record DatabaseSettings(
        @Nullable PostgresServer server,
        int connections,
        @Nullable Path keyFile,
        @Nullable Secret keyset) {
    public static final DatabaseSettings DEFAULT = new DatabaseSettings(null, 3, null, null);

    private static final String FILE = "starling.db";
    private static final String KEY_FILE = "secrets.key.json";
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    /** For a daemon with this data folder. */
    public JdbcSettings in(Path folder) {
        DatabaseLocation location = server == null ? new SqliteFile(folder.resolve(FILE), BUSY_TIMEOUT) : server;
        return new JdbcSettings(location, keyFile == null ? folder.resolve(KEY_FILE) : keyFile, keyset, connections);
    }
}
