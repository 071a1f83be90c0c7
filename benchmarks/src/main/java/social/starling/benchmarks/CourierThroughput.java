package social.starling.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import social.starling.core.task.VirtualTasks;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.task.Tasks;

/**
 * How many deliveries per second the courier carries from PLANNED to CONFIRMED on SQLite with {@code synchronous=FULL}
 * when the platform takes no time: claims, opened attempts and settlements, each durable before the next step.
 *
 * <p>Arguments: deliveries (20000), in flight (64), rounds (5). Later rounds run on warm code.
 */
final class CourierThroughput {
    private static final int ACCOUNTS = 8;
    private static final Tasks TASKS = new VirtualTasks();
    private static final Duration POLL = Duration.ofMillis(5);

    private CourierThroughput() {}

    static void main(String... arguments) throws IOException {
        int deliveries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        for (int round = 1; round <= rounds; round++) {
            Path folder = Files.createTempDirectory("starling-courier");
            try (JdbcStore store = new JdbcStore(
                    JdbcSettings.in(folder),
                    InstantSource.system(),
                    Thread.ofPlatform().daemon().factory())) {
                CountedLedger ledger = new CountedLedger(store.ledger());
                double rate = measure(store, ledger, deliveries, inFlight);
                System.out.printf(
                        "round %d: %,d deliveries, %d in flight: %,.0f/s; %s%n",
                        round, deliveries, inFlight, rate, ledger.summary());
            } finally {
                PlainJdbc.delete(folder);
            }
        }
    }

    private static double measure(JdbcStore store, CountedLedger ledger, int deliveries, int inFlight) {
        Calls calls = new Calls(deliveries);
        NoOpPlatform platform = new NoOpPlatform(calls, Duration.ZERO);
        try (CourierWork work = new CourierWork(store, ledger, platform, "benchmark", inFlight, ACCOUNTS)) {
            work.plan(deliveries);
            return LedgerThroughput.perSecond(deliveries, () -> {
                work.start();
                awaitConfirmed(store, calls, deliveries);
            });
        }
    }

    /** The ledger is asked only once all are published, so that the question takes nothing from the measured work. */
    private static void awaitConfirmed(JdbcStore store, Calls calls, int deliveries) {
        while (calls.total() < deliveries) {
            TASKS.sleep(POLL);
        }
        while (store.deliveries().counts().getOrDefault(DeliveryState.CONFIRMED, 0L) < deliveries) {
            TASKS.sleep(POLL);
        }
    }
}
