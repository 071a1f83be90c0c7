package social.starling.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL server of this process, in a folder that goes with it. */
public final class EmbeddedServer implements AutoCloseable {
    private final EmbeddedPostgres server;

    private EmbeddedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param settings of the server, beyond its own */
    public static EmbeddedServer start(Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        try {
            return new EmbeddedServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }

    public PostgresAddress address() {
        return new PostgresAddress("localhost", server.getPort(), "postgres", "postgres", "");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
        }
    }
}
