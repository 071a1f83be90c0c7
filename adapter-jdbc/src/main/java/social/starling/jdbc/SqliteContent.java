package social.starling.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.starling.jdbc.backup.Engine;
import social.starling.ports.backup.DatabaseContent;

/** Looks into a SQLite file of any schema that nobody has open. */
final class SqliteContent {
    private SqliteContent() {}

    /** Empty where there is no file, or no row in its tables. */
    static Optional<DatabaseContent> of(Path database) throws SQLException, IOException {
        if (!Files.exists(database) || Files.size(database) == 0) {
            return Optional.empty();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> tables = tables(statement);
            long rows = 0;
            for (String table : tables) {
                rows += number(statement, "SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + "\"");
            }
            if (rows == 0) {
                return Optional.empty();
            }
            long deliveries = tables.contains("delivery") ? number(statement, "SELECT count(*) FROM delivery") : 0;
            long newest = tables.contains("event") ? number(statement, "SELECT coalesce(max(at), 0) FROM event") : 0;
            Instant event = newest == 0 ? null : Times.fromNanos(newest);
            return Optional.of(new DatabaseContent(rows, deliveries, event));
        }
    }

    /** Those that somebody has filled: not the history of migrations, the line of history or the rights of a daemon. */
    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet answer = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT IN ('" + SqliteSchema.HISTORY
                + "', 'generation', '" + String.join("', '", Engine.OF_DAEMONS) + "')")) {
            while (answer.next()) {
                names.add(answer.getString(1));
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
