package social.starling.jdbc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.starling.jdbc.ColumnWriter.Type;

/**
 * The ledger's statements as PostgreSQL wants them: keys and rows as arrays, so that any number of them is one prepared
 * statement and one way to the server, and locks where SQLite needs none.
 */
final class PostgresStatements {
    private static final Pattern HINT = Pattern.compile(" INDEXED BY \\w+");
    private static final Pattern LOCK = Pattern.compile(" ?<lock>");
    private static final Pattern HOLD = Pattern.compile(" ?<hold>");
    private static final Pattern ROWID = Pattern.compile("\\browid\\b");
    private static final Pattern INSERT = Pattern.compile("(INSERT INTO .*?\\)) VALUES \\(([^()]*)\\)(.*)");
    private static final Pattern UPDATE = Pattern.compile("(UPDATE \\w+ SET .*) WHERE (.*?)");

    private final Map<String, String> writing = new ConcurrentHashMap<>();
    private final Map<String, String> reading = new ConcurrentHashMap<>();
    private final Map<String, String> batches = new ConcurrentHashMap<>();

    /** With {@code = ANY (?)} for a list of keys. @param locks whether rows are locked as the statement asks */
    String query(String sql, boolean locks) {
        return locks
                ? writing.computeIfAbsent(
                        sql, text -> plain(text, " FOR NO KEY UPDATE OF d SKIP LOCKED", " FOR NO KEY UPDATE"))
                : reading.computeIfAbsent(sql, text -> plain(text, "", ""));
    }

    /**
     * The same for keys of two columns, each looked up by itself: planned as a join, a table of which nothing is known would
     * be read as a whole.
     */
    String pairs(String sql, Type first, Type second, boolean locks) {
        String one = query(sql, locks).replace("IN (VALUES <keys>)", "= (v.c1, v.c2)");
        return forEach(one, List.of(first, second));
    }

    /** One statement that runs {@code sql} for each row of its parameters. */
    String each(String sql, List<Type> columns, boolean locks) {
        return forEach(named(query(sql, locks)), columns);
    }

    /** One statement over arrays of the parameters of {@code sql}, which is an INSERT of one row or an UPDATE. */
    String batch(String sql, List<Type> columns) {
        return batches.computeIfAbsent(sql, text -> overArrays(text, columns));
    }

    private static String plain(String sql, String lock, String hold) {
        String text = HINT.matcher(sql).replaceAll("");
        text = ROWID.matcher(text).replaceAll("position");
        text = HOLD.matcher(LOCK.matcher(text).replaceAll(lock)).replaceAll(hold);
        return text.replace("IN (<keys>)", "= ANY (?)");
    }

    /** {@code OFFSET 0} keeps the planner from making a join of it. */
    private static String forEach(String one, List<Type> columns) {
        return "SELECT found.* FROM " + unnest(columns) + " AS v(" + names(columns.size())
                + "), LATERAL (SELECT * FROM (" + one + ") one OFFSET 0) found";
    }

    private static String overArrays(String sql, List<Type> columns) {
        String given = unnest(columns) + " AS v(" + names(columns.size()) + ")";
        Matcher insert = INSERT.matcher(sql);
        if (insert.matches()) {
            return insert.group(1) + " SELECT " + named(insert.group(2)) + " FROM " + given + insert.group(3);
        }
        Matcher update = UPDATE.matcher(sql);
        if (update.matches()) {
            return named(update.group(1) + " FROM " + given.replace("?", "\0") + " WHERE " + update.group(2))
                    .replace('\0', '?');
        }
        throw new IllegalArgumentException("Only an INSERT of one row or an UPDATE goes over arrays, not " + sql);
    }

    private static String unnest(List<Type> types) {
        return types.stream()
                .map(type -> "?::" + type.element + "[]")
                .collect(java.util.stream.Collectors.joining(", ", "unnest(", ")"));
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder("c1");
        for (int i = 2; i <= count; i++) {
            names.append(", c").append(i);
        }
        return names.toString();
    }

    /** Each question mark becomes the column of its number. */
    private static String named(String sql) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String part : sql.split("\\?", -1)) {
            text.append(column == 0 ? "" : "v.c" + column).append(part);
            column++;
        }
        return text.toString();
    }
}
