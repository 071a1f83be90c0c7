package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.jdbc.DatabaseLocation.SqliteFile;

/**
 * How SQLite goes about the hot statements, by the text of its plans (https://sqlite.org/eqp.html): with a million
 * deliveries behind them as without, none reads a whole table.
 */
class StatementPlansTest {
    private static final List<String> BY_KEYS = List.of(
            DeliveryStatements.BY_ID,
            DeliveryStatements.BY_SEQ,
            DeliveryStatements.BY_ORIGIN,
            DeliveryStatements.BY_WAITED_FOR,
            DeliveryStatements.BY_HELD_FOR,
            DeliveryStatements.BY_AFTER,
            DeliveryStatements.BELOW,
            DeliveryStatements.OPEN_ALONE,
            AttemptStatements.FIND,
            EchoGuard.ALIKE.replace("?", "1"),
            Replies.ANCESTORS);

    @TempDir
    Path folder;

    private SqliteConnections connections;
    private Handle handle;

    @BeforeEach
    void openTables() throws SQLException {
        SqliteFile file = new SqliteFile(folder.resolve("starling.db"), Duration.ofSeconds(5));
        connections = new SqliteConnections(file);
        new SqliteSchema(file.file()).migrate(connections.migration());
        handle = Jdbi.open(connections.writer());
    }

    @AfterEach
    void closeTables() throws SQLException {
        handle.close();
        connections.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClaimStepsThroughTheIndexOfWhatIsReady(boolean million) {
        statistics(million);
        assertThat(plan(ClaimQueries.DUE.replace("?", "1")))
                .containsExactly("SEARCH d USING COVERING INDEX delivery_ready (target=? AND alone=? AND due_at<?)");
        List<String> targets = plan(ClaimQueries.FREE_TARGETS);
        assertThat(targets).allSatisfy(StatementPlansTest::readsNoTable);
        assertThat(targets).anyMatch(line -> line.contains("COVERING INDEX delivery_ready (target>?)"));
        assertThat(targets).anyMatch(line -> line.contains("INDEX delivery_busy"));
        assertThat(targets)
                .filteredOn(line -> line.contains("COVERING INDEX delivery_ready (target=? AND alone=?)"))
                .hasSize(2);
        assertThat(targets).noneMatch(line -> line.contains("delivery_state"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lostAnswersAndCrashesAreFoundByTheirStates(boolean million) {
        statistics(million);
        List<String> looks = plan(ClaimQueries.LOOKABLE.replace("?", "1"));
        assertThat(looks).allSatisfy(StatementPlansTest::readsNoTable);
        assertThat(looks)
                .filteredOn(line -> line.contains("INDEX delivery_state (state=?)"))
                .hasSize(2);
        List<String> crashes = plan(ClaimQueries.CRASHED.replace("?", "1"));
        assertThat(crashes).anyMatch(line -> line.contains("INDEX delivery_state (state=?)"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNextDueTimeIsFoundThroughIndexes(boolean million) {
        statistics(million);
        List<String> send = plan(NextDue.TO_SEND);
        List<String> look = plan(NextDue.TO_LOOK_FOR.replace("?", "1"));
        assertThat(send).allSatisfy(StatementPlansTest::readsNoTable);
        assertThat(look).allSatisfy(StatementPlansTest::readsNoTable);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsOnTheWayIsCountedAmongWhatMoves(boolean million) {
        statistics(million);
        assertThat(plan(JdbcDeliveryReader.ON_THE_WAY.replace("?", "1")))
                .anyMatch(line -> line.contains("SEARCH delivery USING INDEX delivery_state (state=?)"))
                .noneMatch(line -> line.contains("delivery_target"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyLookupByKeysUsesAnIndex(boolean million) {
        statistics(million);
        String keys = String.join(",", Collections.nCopies(64, "'x'"));
        String pairs = String.join(",", Collections.nCopies(64, "('x','y')"));
        for (String sql : BY_KEYS) {
            assertThat(plan(sql.replace("<keys>", keys))).as(sql).allSatisfy(StatementPlansTest::readsNoTable);
        }
        for (String sql : List.of(EchoGuard.LINKED, EchoGuard.PUBLISHED, AttemptStatements.USED)) {
            assertThat(plan(sql.replace("<keys>", pairs))).as(sql).allSatisfy(StatementPlansTest::readsNoTable);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEchoIsLookedForAmongWhatIsRecentOrOpenOnly(boolean million) {
        statistics(million);
        assertThat(plan(EchoGuard.ALIKE.replace("?", "1").replace("<keys>", "'x'")))
                .anyMatch(line -> line.contains("INDEX attempt_recent (target=? AND written_at>?)"))
                .anyMatch(line -> line.contains("INDEX delivery_state (state=?)"))
                .noneMatch(line -> line.contains("delivery_target"));
    }

    @Test
    void everyUpdateUsesAnIndex() {
        for (String sql : List.of(
                DeliveryStatements.UPDATE,
                DeliveryStatements.BLOCK,
                DeliveryStatements.UNBLOCK,
                AttemptStatements.NOTE,
                AttemptStatements.SETTLE)) {
            assertThat(plan(sql.replace("?", "'x'"))).as(sql).isNotEmpty().allSatisfy(StatementPlansTest::readsNoTable);
        }
    }

    @Test
    void aStatementThatReadsAWholeTableIsSeen() {
        assertThat(plan("SELECT * FROM delivery WHERE via = 'x'")).noneSatisfy(StatementPlansTest::readsNoTable);
    }

    /** The index of the accounts under way is read whole on purpose: it has a row for each of them. */
    private static void readsNoTable(String line) {
        assertThat(line)
                .doesNotContainPattern("SCAN (delivery|d|c|attempt|a|n|account|origin_link|delivery_\\w+)\\b"
                        + "(?! USING (COVERING )?INDEX delivery_busy)");
    }

    private List<String> plan(String sql) {
        return handle.createQuery("EXPLAIN QUERY PLAN " + SqliteSession.plain(sql))
                .map((rows, context) -> rows.getString("detail"))
                .list();
    }

    /** What ANALYZE would find in a million deliveries of eight accounts, a thousand of them ready. */
    private void statistics(boolean million) {
        if (!million) {
            return;
        }
        handle.execute("ANALYZE");
        handle.execute("DELETE FROM sqlite_stat1");
        stat("delivery", "sqlite_autoindex_delivery_1", "1000000 1");
        stat("delivery", "sqlite_autoindex_delivery_2", "1000000 2 2 2 2 1");
        stat("delivery", "delivery_ready", "1000 125 125 2 1");
        stat("delivery", "delivery_busy", "8 1");
        stat("delivery", "delivery_state", "1000000 100000 1");
        stat("delivery", "delivery_target", "1000000 125000 1");
        stat("attempt", "sqlite_autoindex_attempt_1", "1000000 1");
        stat("attempt", "attempt_recent", "1000000 125000 1");
        stat("account", "sqlite_autoindex_account_1", "8 1");
        handle.execute("ANALYZE sqlite_schema");
    }

    private void stat(String table, String index, String values) {
        handle.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", table, index, values);
    }
}
