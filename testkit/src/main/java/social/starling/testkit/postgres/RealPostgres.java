package social.starling.testkit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A real PostgreSQL server, shared by all tests of a process and gone with it: the one that {@value #ADDRESS} names, where
 * that is set, else an embedded one.
 */
public final class RealPostgres {
    /** Such as {@code jdbc:postgresql://localhost:5432/postgres?user=me&password=mine}; the user may create databases. */
    public static final String ADDRESS = "STARLING_TEST_POSTGRES";

    private RealPostgres() {}

    /** A new, empty database. */
    public static PostgresAddress newDatabase() {
        PostgresAddress server = Shared.SERVER;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet unused = statement.executeQuery("SELECT 'starling_' || md5(gen_random_uuid()::text)")) {
            unused.next();
            String name = unused.getString(1);
            statement.execute("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
            return server.withDatabase(name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database can be made on " + server.url(), e);
        }
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
