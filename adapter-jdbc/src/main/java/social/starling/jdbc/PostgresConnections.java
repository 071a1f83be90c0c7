package social.starling.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import social.starling.jdbc.DatabaseLocation.PostgresServer;

/** Opens connections to a PostgreSQL server, set up for short transactions that are sure of their durability. */
final class PostgresConnections {
    /**
     * Who dies or sleeps inside a transaction keeps its locks from others for ten seconds at most. Plans are made once and
     * without statistics: every statement has its index, and PostgreSQL, new to a table, would read the whole of it.
     */
    private static final String SETTINGS =
            "SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '10s';"
                    + " SET lock_timeout = '20s'; SET statement_timeout = '60s'; SET jit = off; SET enable_seqscan = off;"
                    + " SET plan_cache_mode = force_generic_plan";

    /** A statement over many rows joins each with its own, by an index. */
    private static final String WRITING = "; SET enable_hashjoin = off; SET enable_mergejoin = off";

    private static final String READING =
            "; SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on";

    private final PGSimpleDataSource source;
    /** Those of this process, by the server's numbers for them. */
    private final Set<Integer> own = ConcurrentHashMap.newKeySet();

    PostgresConnections(PostgresServer server) {
        source = new PGSimpleDataSource();
        source.setUrl(server.url());
        if (server.user() != null) {
            source.setUser(server.user());
        }
        if (server.password() != null) {
            source.setPassword(server.password().reveal());
        }
        source.setApplicationName("starling");
        source.setConnectTimeout(10);
        source.setSocketTimeout(90);
        source.setTcpKeepAlive(true);
        source.setPrepareThreshold(1);
        source.setPreparedStatementCacheQueries(512);
        source.setPreparedStatementCacheSizeMiB(16);
    }

    /** For migrations, which take their time. */
    PGSimpleDataSource source() {
        return source;
    }

    Connection writer() throws SQLException {
        return open(SETTINGS + WRITING);
    }

    /** Every transaction sees one state, that of its beginning. */
    Connection reader() throws SQLException {
        return open(SETTINGS + READING);
    }

    /** A transaction that reads one state of everything, as long as that takes. */
    Connection snapshot() throws SQLException {
        Connection connection = patient();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    /** For work over whole tables; nobody is waited for, and what is asked may take its time. */
    Connection patient() throws SQLException {
        Connection connection = open("SET synchronous_commit = on; SET lock_timeout = '20s'; SET jit = off");
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    /** Waits for what others tell as long as it takes. */
    Connection listener() throws SQLException {
        Connection connection = open("LISTEN " + PostgresNews.CHANNEL);
        connection.setNetworkTimeout(Runnable::run, 0);
        return connection;
    }

    boolean isOwn(int server) {
        return own.contains(server);
    }

    void closed(Connection connection) throws SQLException {
        own.remove(connection.unwrap(PGConnection.class).getBackendPID());
    }

    private Connection open(String settings) throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
            own.add(connection.unwrap(PGConnection.class).getBackendPID());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
