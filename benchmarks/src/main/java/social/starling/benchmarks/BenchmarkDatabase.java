package social.starling.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import social.starling.testkit.postgres.PostgresAddress;

/** A database of one round, and what the server had to do for it. */
final class BenchmarkDatabase implements AutoCloseable {
    private static final String FILLED = "SELECT string_agg(oid::regclass::text, ',') FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0";

    private final PostgresAddress server;
    private final PostgresAddress address;
    private final Connection connection;

    private BenchmarkDatabase(PostgresAddress server, PostgresAddress address) throws SQLException {
        this.server = server;
        this.address = address;
        this.connection = address.connect();
    }

    /** Makes it; the server must write every commit to its disk before it answers. */
    static BenchmarkDatabase make(PostgresAddress server, String name) throws SQLException {
        run(server, "CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0");
        BenchmarkDatabase database = new BenchmarkDatabase(
                server, new PostgresAddress(server.host(), server.port(), name, server.user(), server.password()));
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            String value = database.text("SHOW " + setting);
            if (!value.equals("on")) {
                throw new IllegalStateException("The server's " + setting + " is " + value + "; only on is measured");
            }
        }
        return database;
    }

    PostgresAddress address() {
        return address;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    /** Leaves nothing of the filling to be done in the measured time; tables without rows stay unknown to the planner. */
    void settle() throws SQLException {
        for (String table : text(FILLED).split(",")) {
            execute("VACUUM ANALYZE " + table);
        }
        execute("CHECKPOINT");
    }

    /** Processor time of the server's processes that now run, all together. */
    Duration processor() throws SQLException {
        Optional<ProcessHandle> server =
                ProcessHandle.of(number("SELECT pg_backend_pid()")).flatMap(ProcessHandle::parent);
        return server.stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        run(server, "DROP DATABASE " + address.database() + " WITH (FORCE)");
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(PostgresAddress server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
