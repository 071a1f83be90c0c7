package social.starling.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.starling.benchmarks.NodeOrder.Kind;
import social.starling.testkit.postgres.EmbeddedServer;
import social.starling.testkit.postgres.PostgresAddress;

/**
 * How many deliveries a second one and two daemons bring through one PostgreSQL, beside what db-scheduler executes on the
 * same server. Every process is a real one and lasts all rounds; the contests take turns, each on a new database.
 *
 * <p>Arguments: deliveries (20000), rounds after the one that warms up (5), contests by name, all where none is named.
 */
final class PostgresThroughput implements AutoCloseable {
    /** The system property with a server of one's own; its user makes and drops databases. */
    private static final String SERVER = "postgres.url";

    /** All of a committed transaction is on the disk, for everybody alike. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on", "max_connections", "100");

    /** A run that was cut off leaves its last database behind, which must not stop the next one. */
    private static final String DATABASE =
            "starling_bench_" + ProcessHandle.current().pid() + "_";

    private static final int SCHEDULER_THREADS = Integer.getInteger("scheduler.threads", 20);

    private static final List<PostgresContest> CONTESTS = Stream.of(
                    both("db-scheduler", Kind.SCHEDULER, SCHEDULER_THREADS, 1, Duration.ZERO),
                    both("ledger", Kind.LEDGER, 64, 8, Duration.ZERO),
                    both("courier", Kind.COURIER, 64, 8, Duration.ZERO),
                    both("platform-20ms", Kind.COURIER, 32, 64, Duration.ofMillis(20)))
            .flatMap(List::stream)
            .toList();

    private final @Nullable EmbeddedServer embedded;
    private final PostgresAddress server;
    private final Path folder = Files.createTempDirectory("starling-postgres");
    private final List<PostgresNodeProcess> starlings = new ArrayList<>();
    private final List<PostgresNodeProcess> schedulers = new ArrayList<>();
    private final RateTable table = new RateTable();
    private int databases;

    /** @param given the address of a server of one's own; null to start one */
    private PostgresThroughput(@Nullable String given) throws IOException {
        embedded = given == null ? EmbeddedServer.start(DURABLE) : null;
        server = embedded == null ? PostgresAddress.parse(String.valueOf(given)) : embedded.address();
        for (int i = 1; i <= 2; i++) {
            starlings.add(PostgresNodeProcess.start("starling-" + i));
            schedulers.add(PostgresNodeProcess.start("scheduler-" + i));
        }
    }

    static void main(String... arguments) throws IOException, SQLException, InterruptedException {
        int deliveries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Set<String> wanted = Stream.of(arguments).skip(2).collect(Collectors.toSet());
        List<PostgresContest> contests = CONTESTS.stream()
                .filter(contest -> wanted.isEmpty() || wanted.contains(contest.name()))
                .toList();
        if (contests.isEmpty()) {
            throw new IllegalArgumentException("There is no contest named " + wanted + "; there are "
                    + CONTESTS.stream().map(PostgresContest::name).distinct().toList());
        }
        try (PostgresThroughput throughput = new PostgresThroughput(System.getProperty(SERVER))) {
            for (int round = 0; round <= rounds; round++) {
                for (PostgresContest contest : contests) {
                    throughput.measure(contest, round, deliveries);
                }
            }
            System.out.println();
            System.out.print(throughput.table);
        }
    }

    private static List<PostgresContest> both(String name, Kind kind, int inFlight, int accounts, Duration call) {
        return Stream.of(1, 2)
                .map(nodes -> new PostgresContest(name, kind, nodes, inFlight, accounts, call))
                .toList();
    }

    private void measure(PostgresContest contest, int round, int deliveries) throws SQLException, InterruptedException {
        List<PostgresNodeProcess> nodes = contest.kind() == Kind.SCHEDULER ? schedulers : starlings;
        PostgresRound reached = PostgresRound.measure(
                contest, nodes.subList(0, contest.nodes()), server, DATABASE + ++databases, folder, deliveries);
        if (round > 0) {
            table.add(contest, reached);
        }
        System.out.printf(
                "%s: %s, %d of them: %,.0f/s; processor time of a delivery: own %.0f µs + PostgreSQL %.0f µs; load %.1f%n",
                round == 0 ? "warming up" : "round " + round,
                contest.name(),
                contest.nodes(),
                reached.rate(),
                reached.own(),
                reached.server(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    @Override
    public void close() throws IOException {
        starlings.forEach(PostgresNodeProcess::close);
        schedulers.forEach(PostgresNodeProcess::close);
        if (embedded != null) {
            embedded.close();
        }
        PlainJdbc.delete(folder);
    }
}
