package social.starling.testkit.postgres;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * How to reach a database of a PostgreSQL server for tests.
 *
 * @param password empty where the server asks for none
 */
public record PostgresAddress(String host, int port, String database, String user, String password) {
    /** @param url such as {@code jdbc:postgresql://localhost:5432/postgres?user=me&password=mine} */
    public static PostgresAddress parse(String url) {
        URI address = URI.create(url.replaceFirst("^jdbc:", ""));
        Map<String, String> given = new HashMap<>();
        String query = address.getQuery() == null ? "" : address.getQuery();
        for (String part : query.split("&")) {
            int at = part.indexOf('=');
            if (at > 0) {
                given.put(part.substring(0, at), part.substring(at + 1));
            }
        }
        return new PostgresAddress(
                address.getHost(),
                address.getPort() < 0 ? 5432 : address.getPort(),
                address.getPath().substring(1),
                given.getOrDefault("user", "postgres"),
                given.getOrDefault("password", ""));
    }

    /** Without user and password. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** As superuser or owner; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    PostgresAddress withDatabase(String other) {
        return new PostgresAddress(host, port, other, user, password);
    }
}
