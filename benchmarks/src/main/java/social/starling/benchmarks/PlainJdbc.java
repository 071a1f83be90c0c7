package social.starling.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The limit that the ledger is measured against: three durable transactions per batch with the fewest rows that a
 * delivery needs (state, attempt with its bytes, link, history), no planning, no checks, no mapping.
 */
final class PlainJdbc {
    private static final String SCHEMA = """
            CREATE TABLE delivery (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
                epoch INTEGER NOT NULL, due_at INTEGER NOT NULL, remote TEXT);
            CREATE TABLE attempt (seq INTEGER PRIMARY KEY, delivery INTEGER NOT NULL, request BLOB);
            CREATE TABLE link (platform TEXT, post TEXT, origin TEXT, PRIMARY KEY (platform, post)) WITHOUT ROWID;
            CREATE TABLE history (seq INTEGER PRIMARY KEY, delivery INTEGER NOT NULL, state TEXT NOT NULL);
            """;

    private final Connection connection;
    private final int batch;

    private PlainJdbc(Connection connection, int batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /** Deliveries per second. */
    static double measure(int deliveries, int batch) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("starling-plain");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("plain.db"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.executeUpdate(SCHEMA);
                statement.execute("INSERT INTO delivery (seq, id, state, epoch, due_at)"
                        + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + deliveries
                        + ") SELECT i, 'dlv-' || i, 'PLANNED', 0, 0 FROM n");
            }
            connection.setAutoCommit(false);
            PlainJdbc plain = new PlainJdbc(connection, batch);
            return LedgerThroughput.perSecond(deliveries, () -> plain.deliver(deliveries));
        } finally {
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(PlainJdbc::deleteOne);
        }
    }

    private void deliver(int deliveries) {
        try {
            for (int from = 1; from <= deliveries; from += batch) {
                int to = Math.min(from + batch - 1, deliveries);
                run("UPDATE delivery SET state = 'CLAIMED', epoch = 1 WHERE seq = ?", from, to);
                connection.commit();
                run("INSERT INTO attempt (delivery, request) VALUES (?, zeroblob(300))", from, to);
                run("UPDATE delivery SET state = 'SENDING' WHERE seq = ?", from, to);
                connection.commit();
                run("UPDATE attempt SET request = NULL WHERE seq = ?", from, to);
                run("UPDATE delivery SET state = 'CONFIRMED', remote = 'post' WHERE seq = ?", from, to);
                run("INSERT INTO link VALUES ('bluesky', 'at://did/app.bsky.feed.post/' || ?, 'post:x:1')", from, to);
                run("INSERT INTO history (delivery, state) VALUES (?, 'CONFIRMED')", from, to);
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The plain measurement failed", e);
        }
    }

    private void run(String sql, int from, int to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = from; i <= to; i++) {
                statement.setInt(1, i);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
