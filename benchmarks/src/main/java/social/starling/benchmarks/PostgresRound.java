package social.starling.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import social.starling.benchmarks.PostgresNodeProcess.Done;
import social.starling.testkit.postgres.PostgresAddress;

/**
 * What one contest reached once.
 *
 * @param rate deliveries a second
 * @param own microseconds of processor time for a delivery in the measured processes
 * @param server the same in PostgreSQL's
 */
record PostgresRound(double rate, double own, double server) {
    private static final long LOOK_MILLIS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** @throws IllegalStateException where something was sent or written more than once, or never */
    static PostgresRound measure(
            PostgresContest contest,
            List<PostgresNodeProcess> nodes,
            PostgresAddress server,
            String name,
            Path folder,
            int deliveries)
            throws SQLException, InterruptedException {
        try (BenchmarkDatabase database = BenchmarkDatabase.make(server, name)) {
            NodeOrder order = contest.order(database, folder, deliveries);
            contest.fill(order, database);
            nodes.forEach(node -> node.prepare(order));
            Duration before = database.processor();
            long start = System.nanoTime();
            nodes.forEach(PostgresNodeProcess::go);
            await(contest, nodes, database, deliveries, start);
            double seconds = (System.nanoTime() - start) / 1e9;
            double taken = database.processor().minus(before).toNanos() / 1e3 / deliveries;
            List<Done> done = nodes.stream().map(PostgresNodeProcess::stop).toList();
            requireEachOnce(contest, done, deliveries);
            contest.check(database, deliveries);
            double own = done.stream().mapToLong(Done::processorNanos).sum() / 1e3 / deliveries;
            return new PostgresRound(deliveries / seconds, own, taken);
        }
    }

    /** The database is asked only once all were sent, so that the question takes nothing from the measured work. */
    private static void await(
            PostgresContest contest,
            List<PostgresNodeProcess> nodes,
            BenchmarkDatabase database,
            int deliveries,
            long start)
            throws SQLException, InterruptedException {
        boolean over = false;
        while (!over) {
            Thread.sleep(LOOK_MILLIS);
            long sent = nodes.stream().mapToLong(PostgresNodeProcess::count).sum();
            over = sent >= deliveries && contest.isOver(database, deliveries);
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(contest.name() + ": after " + PATIENCE + " only " + sent + " of "
                        + deliveries + " were delivered");
            }
        }
    }

    private static void requireEachOnce(PostgresContest contest, List<Done> done, int deliveries) {
        BitSet all = new BitSet();
        done.forEach(node -> all.or(node.called()));
        long calls = done.stream().mapToLong(Done::calls).sum();
        if (calls != deliveries || all.cardinality() != deliveries) {
            throw new IllegalStateException(contest.name() + ": " + calls + " calls for " + all.cardinality() + " of "
                    + deliveries + " deliveries; each must be called for exactly once");
        }
    }
}
