package social.starling.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import social.starling.jdbc.backup.Engine;

/** PostgreSQL: numbers come from sequences, those of events from a row. */
final class PostgresEngine implements Engine {
    static final String EVENT_COUNTER = "event_counter";

    private static final String EVENT = "event";

    /** Of each column that owns one, also by being an identity. */
    private static final String SEQUENCES =
            "SELECT s.oid::regclass::text, t.relname, a.attname FROM pg_class s JOIN pg_depend d ON d.objid = s.oid"
                    + " AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass"
                    + " AND d.deptype IN ('a', 'i') JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a"
                    + " ON a.attrelid = t.oid AND a.attnum = d.refobjsubid WHERE s.relkind = 'S'"
                    + " AND t.relnamespace = to_regnamespace(current_schema()) ORDER BY 1";

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public int schema(Connection connection) throws SQLException {
        return PostgresSchema.version(connection);
    }

    @Override
    public boolean leavesOut(String table) {
        return table.equals(SqliteSchema.HISTORY) || OF_DAEMONS.contains(table) || table.equals(EVENT_COUNTER);
    }

    @Override
    public String creation() {
        return "position";
    }

    @Override
    public String byteOrder() {
        return " COLLATE \"C\"";
    }

    @Override
    public Map<String, Long> counters(Connection connection) throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Numbering one : numberings(connection)) {
                if (!one.column.equals(creation())) {
                    counters.put(
                            one.table,
                            number(
                                    statement,
                                    "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + one.name));
                }
            }
            counters.put(EVENT, number(statement, "SELECT coalesce(max(newest), 0) FROM " + EVENT_COUNTER));
        }
        return counters;
    }

    @Override
    public void goOnFrom(Connection connection, Map<String, Long> counters) throws SQLException {
        for (Numbering one : numberings(connection)) {
            long counter = one.column.equals(creation()) ? 0 : counters.getOrDefault(one.table, 0L);
            try (PreparedStatement statement = connection.prepareStatement("SELECT setval('" + one.name
                    + "'::regclass, greatest(newest, 1), newest > 0) FROM (SELECT greatest(max(" + one.column
                    + "), ?) AS newest FROM " + one.table + ") numbers")) {
                statement.setLong(1, counter);
                statement.execute();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + EVENT_COUNTER
                + " SET newest = greatest(?, coalesce((SELECT max(sequence) FROM " + EVENT + "), 0))")) {
            statement.setLong(1, counters.getOrDefault(EVENT, 0L));
            statement.executeUpdate();
        }
    }

    private static List<Numbering> numberings(Connection connection) throws SQLException {
        List<Numbering> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                found.add(new Numbering(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** A sequence and the column that it numbers. */
    private record Numbering(String name, String table, String column) {}
}
