package social.starling.jdbc.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** What differs between the kinds of databases when rows are carried. */
public interface Engine {
    /** Tables whose rows are shown in the order of their creation and have no number: it is carried as their order. */
    Set<String> IN_ORDER_OF_CREATION = Set.of("account", "person_identity", "route");

    /** What belongs to the daemons of one database: the leases they hold, and the check that they have one key. */
    Set<String> OF_DAEMONS = Set.of("lease", "secret_check");

    /** How a manifest calls it. */
    String name();

    /** The number of the newest migration; 0 for an empty database. */
    int schema(Connection connection) throws SQLException;

    /** Whether a table tells nothing that another kind of database has as a table, such as the history of migrations. */
    boolean leavesOut(String table);

    /** The column that tells the order of creation, in tables that have no other; it is carried as the order of rows. */
    String creation();

    /** What behind a column's name makes texts sort by their bytes, with a space before it; empty where they do. */
    String byteOrder();

    /** The last numbers that were given out and may stand in no row any more, by table. */
    Map<String, Long> counters(Connection connection) throws SQLException;

    /** From now on no number is given out that stands in a row or in {@code counters}. */
    void goOnFrom(Connection connection, Map<String, Long> counters) throws SQLException;
}
