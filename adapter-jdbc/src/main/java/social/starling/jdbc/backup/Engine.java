package social.starling.jdbc.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What differs between the kinds of databases when rows are carried. */
public interface Engine {
    /** How a manifest calls it. */
    String name();

    /** Whether a table says nothing about the installation, such as the history of migrations that the target has its own. */
    boolean leavesOut(String table);

    /** What behind a column's name makes texts sort by their bytes, with a space before it; empty where they do. */
    String byteOrder();

    /** The last numbers that were given out and may stand in no row any more, by table. */
    Map<String, Long> counters(Connection connection) throws SQLException;

    /** From now on no number is given out that stands in a row or in {@code counters}. */
    void goOnFrom(Connection connection, Map<String, Long> counters) throws SQLException;
}
