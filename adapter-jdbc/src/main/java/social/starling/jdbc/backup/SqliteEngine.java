package social.starling.jdbc.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** SQLite: only what is declared AUTOINCREMENT remembers numbers of rows that are gone. */
public final class SqliteEngine implements Engine {
    private final String history;

    /** @param history the table of the migrations */
    public SqliteEngine(String history) {
        this.history = history;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean leavesOut(String table) {
        return table.equals(history) || table.startsWith("sqlite_");
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

    /** Loading rows has raised each counter to its greatest row already. */
    @Override
    public void goOnFrom(Connection connection, Map<String, Long> counters) throws SQLException {
        try (PreparedStatement raise =
                        connection.prepareStatement("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
                PreparedStatement begin =
                        connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) SELECT ?,"
                                + " ? WHERE EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1"
                                + " AND sql LIKE '%AUTOINCREMENT%')")) {
            for (Map.Entry<String, Long> counter : counters.entrySet()) {
                raise.setLong(1, counter.getValue());
                raise.setString(2, counter.getKey());
                if (raise.executeUpdate() == 0) {
                    begin.setString(1, counter.getKey());
                    begin.setLong(2, counter.getValue());
                    begin.executeUpdate();
                }
            }
        }
    }
}
