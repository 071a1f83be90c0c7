package social.starling.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prepared statements, kept for a connection that stays: preparing them anew costs as much as running them over a few
 * rows. Of one thread, as its connection.
 */
final class StatementCache implements AutoCloseable {
    private final int limit;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(16, 0.75f, true);

    private StatementCache(int limit) {
        this.limit = limit;
    }

    /** Of a connection that stays: some fifty statements, those over lists in up to ten lengths. */
    static StatementCache ofOneConnection() {
        return new StatementCache(256);
    }

    Lent lend(Connection connection, String sql) throws SQLException {
        PreparedStatement known = kept.remove(sql);
        return new Lent(sql, known == null ? connection.prepareStatement(sql) : known);
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }

    private void takeBack(String sql, PreparedStatement statement) throws SQLException {
        statement.clearBatch();
        PreparedStatement other = kept.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (kept.size() > limit) {
            PreparedStatement eldest = kept.remove(kept.keySet().iterator().next());
            if (eldest != null) {
                eldest.close();
            }
        }
    }

    /** A statement in use by one caller, nobody else's until it is closed. */
    final class Lent implements AutoCloseable {
        private final String sql;
        private final PreparedStatement statement;

        private Lent(String sql, PreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        PreparedStatement statement() {
            return statement;
        }

        @Override
        public void close() throws SQLException {
            takeBack(sql, statement);
        }
    }
}
