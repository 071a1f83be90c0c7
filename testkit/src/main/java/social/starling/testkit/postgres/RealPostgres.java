package social.starling.testkit.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server, shared by all tests of a process and gone with it: the one that {@value #ADDRESS} names, where
 * that is set, else an embedded one.
 */
public final class RealPostgres {
    /** Such as {@code jdbc:postgresql://localhost:5432/postgres?user=me&password=mine}; the user may create databases. */
    public static final String ADDRESS = "STARLING_TEST_POSTGRES";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RealPostgres() {}

    /** A new, empty database. */
    public static PostgresAddress newDatabase() {
        String name = "starling_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        PostgresAddress server = Shared.SERVER;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
        } catch (SQLException e) {
            throw new IllegalStateException("No database can be made on " + server.url(), e);
        }
        return server.withDatabase(name);
    }

    /** Started with the first database. */
    private static final class Shared {
        static final PostgresAddress SERVER = start(System.getenv());

        private static PostgresAddress start(Map<String, String> environment) {
            String given = environment.get(ADDRESS);
            return given == null || given.isBlank()
                    ? EmbeddedServer.start(Map.of("fsync", "off")).address()
                    : PostgresAddress.parse(given);
        }
    }
}
