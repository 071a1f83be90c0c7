package social.starling.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.starling.jdbc.backup.Engine;
import social.starling.ports.backup.DatabaseContent;

/** Looks into a PostgreSQL database. */
final class PostgresContent {
    private PostgresContent() {}

    /** Empty where no table has a row. */
    static Optional<DatabaseContent> of(Connection connection, Engine engine) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long rows = 0;
            for (String table : tables(statement, engine)) {
                rows += number(statement, "SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + "\"");
            }
            if (rows == 0) {
                return Optional.empty();
            }
            long deliveries = number(statement, "SELECT count(*) FROM delivery");
            long newest = number(statement, "SELECT coalesce(max(at), 0) FROM event");
            Instant event = newest == 0 ? null : Times.fromNanos(newest);
            return Optional.of(new DatabaseContent(rows, deliveries, event));
        }
    }

    private static List<String> tables(Statement statement, Engine engine) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet answer =
                statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
            while (answer.next()) {
                String name = answer.getString(1);
                if (!engine.leavesOut(name) && !name.equals("generation")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
