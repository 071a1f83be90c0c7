package social.starling.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import social.starling.jdbc.backup.Engine;

/** SQLite: only what is declared AUTOINCREMENT remembers numbers of rows that are gone. */
final class SqliteEngine implements Engine {
    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public int schema(Connection connection) throws SQLException {
        return SqliteSchema.version(connection);
    }

    @Override
    public boolean leavesOut(String table) {
        return table.equals(SqliteSchema.HISTORY) || OF_DAEMONS.contains(table) || table.startsWith("sqlite_");
    }

    @Override
    public String creation() {
        return "rowid";
    }

    @Override
    public String byteOrder() {
        return "";
    }

    @Override
    public Map<String, Long> counters(Connection connection) throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, seq FROM sqlite_sequence")) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }

    /** Loading rows has raised each counter to its greatest row already; others number by what stands in the table. */
    @Override
    public void goOnFrom(Connection connection, Map<String, Long> counters) throws SQLException {
        try (PreparedStatement raise =
                        connection.prepareStatement("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
                PreparedStatement begin = connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq)"
                        + " SELECT name, ? FROM sqlite_master WHERE type = 'table' AND name = ?"
                        + " AND sql LIKE '%AUTOINCREMENT%'")) {
            for (Map.Entry<String, Long> counter : counters.entrySet()) {
                raise.setLong(1, counter.getValue());
                raise.setString(2, counter.getKey());
                if (raise.executeUpdate() == 0) {
                    begin.setLong(1, counter.getValue());
                    begin.setString(2, counter.getKey());
                    begin.executeUpdate();
                }
            }
        }
    }
}
