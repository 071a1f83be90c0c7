package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.jdbc.ColumnWriter.Type;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;

/**
 * How PostgreSQL goes about statements over many rows where it knows the least: its tables were vacuumed while they were
 * empty, and a plan is made once for all that comes.
 */
class PostgresPlansTest {
    private final PostgresStatements statements = new PostgresStatements();
    private Connection connection;

    @BeforeEach
    void makeTables() throws SQLException {
        PostgresAddress database = RealPostgres.newDatabase();
        new PostgresSchema(PostgresHarness.server(database))
                .migrate(new PostgresConnections(PostgresHarness.server(database)));
        connection = database.connect();
        execute("VACUUM ANALYZE");
        execute("SET enable_seqscan = off");
        execute("SET plan_cache_mode = force_generic_plan");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void keysOfTwoColumnsAreLookedUpOneByOne() throws SQLException {
        assertThat(plan(statements.pairs(AttemptStatements.USED, Type.BIGINT, Type.TEXT, true), 2))
                .anyMatch(line -> line.contains("Index Cond: ((delivery = v.c1) AND (id = v.c2))"));
        assertThat(plan(statements.pairs(EchoGuard.LINKED, Type.TEXT, Type.TEXT, true), 2))
                .anyMatch(line -> line.contains("Index Cond: ((platform = v.c1) AND (post_id = v.c2))"));
        assertThat(plan(statements.pairs(EchoGuard.PUBLISHED, Type.TEXT, Type.TEXT, true), 2))
                .anyMatch(line -> line.contains("Index Cond: ((remote_id = v.c1) AND (remote_account = v.c2))"));
    }

    @Test
    void aClaimAsksAllAccountsInOneStatement() throws SQLException {
        List<Type> columns = List.of(Type.BIGINT, Type.TEXT, Type.BIGINT, Type.BIGINT, Type.BIGINT, Type.BIGINT);
        assertThat(plan(statements.each(ClaimQueries.DUE_AND_FREE, columns, true), columns.size()))
                .anyMatch(
                        line -> line.contains("Index Cond: ((target = v.c2) AND (alone = v.c3) AND (due_at <= v.c4))"))
                .anyMatch(line -> line.contains("LockRows"));
    }

    private List<String> plan(String sql, int parameters) throws SQLException {
        AtomicInteger number = new AtomicInteger();
        execute("DEALLOCATE ALL");
        execute("PREPARE wanted AS "
                + Pattern.compile("\\?").matcher(sql).replaceAll(mark -> "\\$" + number.incrementAndGet()));
        String nothing = String.join(", ", Collections.nCopies(parameters, "NULL"));
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE wanted(" + nothing + ")")) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
