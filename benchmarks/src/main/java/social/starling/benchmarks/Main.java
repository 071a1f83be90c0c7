package social.starling.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.starling.benchmarks.flow.BackfillFootprint;
import social.starling.benchmarks.flow.FlowThroughput;
import social.starling.benchmarks.flow.PushLatency;

/** {@code ./dev bench [NAME [ARGUMENT...]]}: runs the measurement of that name, or all of them one after the other. */
public final class Main {
    private static final List<Measurement> ALL = List.of(
            new Measurement(
                    "ledger",
                    "deliveries per second through the ledger on SQLite, beside plain JDBC"
                            + " [deliveries [in flight [rounds]]]",
                    LedgerThroughput::main),
            new Measurement(
                    "courier",
                    "deliveries per second through the whole courier on SQLite with a publisher that does nothing"
                            + " [deliveries [in flight [rounds]]]",
                    CourierThroughput::main),
            new Measurement(
                    "postgres",
                    "deliveries per second of one and two daemons on one PostgreSQL, beside db-scheduler"
                            + " [deliveries [rounds [contest...]]]",
                    PostgresThroughput::main),
            new Measurement(
                    "flow",
                    "posts per second through a whole Starling between the simulated platforms, beside a bare client"
                            + " [posts of words [posts with a picture [rounds [people]]]]",
                    FlowThroughput::main),
            new Measurement(
                    "push",
                    "time from the event of a post on Bluesky to its accepted copy on X"
                            + " [posts [others' posts a second [milliseconds between posts]]]",
                    PushLatency::main),
            new Measurement(
                    "backfill",
                    "memory and speed of bringing over 50,000 older posts [posts [posts between samples]]",
                    BackfillFootprint::main),
            new Measurement(
                    "backup",
                    "time and memory of saving, checking and restoring a database [deliveries]",
                    BackupFootprint::main),
            new Measurement(
                    "pictures",
                    "time and memory of fitting a photograph of 12 megapixels, and of one that is carried as it is"
                            + " [rounds]",
                    PictureFitting::main),
            new Measurement(
                    "daemon",
                    "time to ready, resident memory and time to stop of a daemon [rounds]",
                    DaemonFootprint::main));

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            for (Measurement measurement : ALL) {
                System.out.println(measurement.name() + ": " + measurement.question());
                measurement.body().run();
            }
            return;
        }
        Optional<Measurement> wanted = ALL.stream()
                .filter(measurement -> measurement.name().equals(arguments[0]))
                .findFirst();
        if (wanted.isEmpty()) {
            System.err.println("There is no measurement \"" + arguments[0] + "\". There are:");
            ALL.forEach(measurement -> System.err.printf("  %-9s %s%n", measurement.name(), measurement.question()));
            System.exit(2);
        }
        wanted.get().body().run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private record Measurement(String name, String question, Body body) {}

    private interface Body {
        void run(String... arguments) throws Exception;
    }
}
