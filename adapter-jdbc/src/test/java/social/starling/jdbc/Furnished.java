package social.starling.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import social.starling.ports.account.Secret;
import social.starling.testkit.contract.Clerk;
import social.starling.testkit.contract.Draft;
import social.starling.testkit.contract.Samples;

/** A SQLite database with rows in every table, odd values among them, and a look at all of it past the product. */
final class Furnished {
    static final String CANARY = "canary-5d1e77-do-not-find-me";

    private Furnished() {}

    /** A closed database in {@code folder}. */
    static void in(Path folder) throws SQLException {
        try (SqliteHarness store = new SqliteHarness(folder)) {
            fill(store);
        }
        sql(
                folder,
                "INSERT INTO route_cursor VALUES ('rt-1', 'a', 'b', 'x''\"\\ \n\t\u0001 \u00e4\ud83d\ude00 \u2028')",
                "INSERT INTO attempt_record VALUES (9, 1, 'a', 'b', 'CREATE', 'CONFIRMED', 0, 0, NULL, NULL, 1, 2)",
                "INSERT INTO route VALUES ('rt-1', 'a', 'b', 1, '{}', 1, 3)",
                "INSERT OR IGNORE INTO origin_link VALUES ('alpha', 'p', 'o')",
                "INSERT INTO source_watch VALUES ('acc', 'o', 'p', -9223372036854775808, 3, 9223372036854775807)",
                "INSERT INTO person_identity VALUES ('a:b', 'per-1', 'a', 'b', 0)",
                "INSERT INTO api_token VALUES ('tok-1', '', 'hash', '[\"READ\"]', 1, NULL, 2)",
                "INSERT INTO publishing_pause VALUES (1, 'over night', 'ann', 5)",
                "INSERT INTO backfill (seq, id, route, source, target, window_last, pace, max_posts, start_when, state,"
                        + " created_at, forecast, step, done) VALUES (4, 'bf-1', 'r', 's', 't', 5, 6, 7, 'ASK', 'READY',"
                        + " 8, '{}', 0, '{}')",
                "UPDATE attempt SET checkpoint = x'' WHERE seq = 1",
                "UPDATE attempt SET checkpoint = x'00ff80fe0a22' WHERE seq = 2",
                "INSERT INTO generation VALUES (1, 'first', 1)");
    }

    private static void fill(SqliteHarness store) {
        store.accounts().save(Samples.account(Samples.ALPHA, "ann"));
        store.accounts().save(Samples.account(Samples.BETA, "cat"));
        store.credentials().store(Samples.ANN, Map.of("app-password", new Secret(CANARY)), null);
        Clerk clerk = new Clerk(store);
        for (int i = 0; i < 25; i++) {
            clerk.publish(Draft.of("published-" + i, Samples.ANN).text("Number " + i + " \ud83d\udc26"), "post-" + i);
        }
        clerk.loseAnswer(Draft.of("lost", Samples.CAT));
        clerk.plan(Draft.of("planned", Samples.BEN));
        store.events().append(List.of(Samples.event("a"), Samples.event("b\u00e4")));
    }

    static void sql(Path folder, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("starling.db"));
                Statement plain = connection.createStatement()) {
            for (String statement : statements) {
                plain.execute(statement);
            }
        }
    }

    /** Every row of every table as text, by table; without the history of migrations and what a restore writes anew. */
    static Map<String, List<String>> rows(Path database) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement plain = connection.createStatement()) {
            List<String> tables = strings(
                    plain,
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN"
                            + " ('schema_history', 'publishing_pause', 'generation', 'lease', 'secret_check') ORDER BY name");
            for (String table : tables) {
                List<String> columns = strings(plain, "SELECT name FROM pragma_table_info('" + table + "')");
                String row = String.join(
                        " || '|' || ",
                        columns.stream().map(name -> "quote(\"" + name + "\")").toList());
                all.put(table, strings(plain, "SELECT " + row + " FROM \"" + table + "\" ORDER BY 1"));
            }
        }
        return all;
    }

    static List<String> strings(Statement plain, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet answer = plain.executeQuery(query)) {
            while (answer.next()) {
                found.add(String.valueOf(answer.getString(1)));
            }
        }
        return found;
    }
}
