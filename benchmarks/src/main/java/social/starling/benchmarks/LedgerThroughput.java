package social.starling.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.ports.delivery.DeliveryState;

/**
 * How many deliveries per second the ledger takes from PLANNED to CONFIRMED on SQLite with {@code synchronous=FULL}, in
 * batches as the courier makes them, beside what plain JDBC does with the same number of durable transactions.
 *
 * <p>Arguments: deliveries (20000), in flight (64), rounds (5).
 */
public final class LedgerThroughput {
    private LedgerThroughput() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        int deliveries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        for (int round = 1; round <= rounds; round++) {
            double limit = PlainJdbc.measure(deliveries, inFlight);
            measure(round, deliveries, inFlight, limit);
        }
    }

    private static void measure(int round, int deliveries, int inFlight, double limit) throws IOException {
        Path folder = Files.createTempDirectory("starling-ledger");
        try (JdbcStore store = new JdbcStore(
                JdbcSettings.in(folder),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory())) {
            LedgerWork work = new LedgerWork(store.ledger(), "benchmark", inFlight, new Calls(deliveries));
            double planned = perSecond(deliveries, () -> work.plan(deliveries));
            long processor = processorNanos();
            double confirmed = perSecond(deliveries, work::deliverAll);
            double microseconds = (processorNanos() - processor) / 1e3 / deliveries;
            long done = store.deliveries().counts().getOrDefault(DeliveryState.CONFIRMED, 0L);
            if (done != deliveries) {
                throw new IllegalStateException(done + " of " + deliveries + " deliveries are confirmed; all must be");
            }
            System.out.printf(
                    "round %d: planned %,.0f/s, PLANNED to CONFIRMED %,.0f/s with %.0f µs of processor time each"
                            + " (plain JDBC %,.0f/s, share %.0f %%)%n",
                    round, planned, confirmed, microseconds, limit, 100 * confirmed / limit);
        } finally {
            PlainJdbc.delete(folder);
        }
    }

    static double perSecond(int count, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return count / ((System.nanoTime() - start) / 1e9);
    }

    /** Of all threads of the process; tells on a busy machine what the wall clock cannot. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
