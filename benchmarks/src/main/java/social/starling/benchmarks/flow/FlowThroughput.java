package social.starling.benchmarks.flow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import social.starling.core.monitor.PortMeters;

/**
 * How many posts per second a whole Starling carries from one simulated platform to the other, beside what the platforms
 * answer to a {@link BareFlow bare client} that makes the same calls. X takes one attempt at a time for each account, so
 * many people post.
 *
 * <p>Arguments: posts of words (2000), posts with a picture (640), rounds (7), people (64), source (both). The first two
 * rounds warm up.
 */
public final class FlowThroughput {
    private static final int WARMING = 2;

    private final Stand stand;
    private final Side source;
    private final BareFlow bare;
    private final int connections;

    private FlowThroughput(Stand stand, Side source, int connections) {
        this.stand = stand;
        this.source = source;
        this.bare = new BareFlow(source, stand.platforms(), stand.people());
        this.connections = connections;
    }

    public static void main(String[] arguments) throws IOException {
        int words = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int pictures = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 640;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
        int people = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 64;
        List<Side> sources = arguments.length > 4 ? List.of(Side.valueOf(arguments[4])) : List.of(Side.values());
        for (Side source : sources) {
            measure(source, people, words, false, rounds);
            measure(source, people, pictures, true, rounds);
        }
    }

    private static void measure(Side source, int people, int posts, boolean pictures, int rounds) throws IOException {
        if (posts == 0) {
            return;
        }
        String what = source + " to " + source.other() + ", " + (pictures ? "one picture each" : "words");
        try (Stand stand = Stand.open(people, source)) {
            int inFlight = stand.starling().settings().courier().inFlight();
            int connections = source == Side.BLUESKY ? Math.min(people, inFlight) : inFlight;
            FlowThroughput flow = new FlowThroughput(stand, source, connections);
            stand.starling().startCourier();
            List<Round> measured = new ArrayList<>();
            for (int number = 1; number <= rounds; number++) {
                Round round = flow.round(posts, pictures);
                System.out.printf("%s, round %d: %s%n", what, number, round);
                if (number > WARMING || rounds <= WARMING) {
                    measured.add(round);
                }
            }
            System.out.printf(
                    "%s: %s%n%s",
                    what, Round.summary(measured), measured.getLast().ports());
        }
    }

    private Round round(int posts, boolean pictures) throws IOException {
        List<SourcePost> made = stand.platforms().posts(source, posts, pictures);
        stand.platforms().requests();
        Map<String, PortMeters.Reading> before = stand.starling().meters().readings();
        Timing carried = timed(() -> carry(posts));
        PortWork ports = PortWork.between(before, stand.starling().meters().readings());
        Map<String, Integer> requests = stand.platforms().requests();
        int pages = requests.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("GET ") && entry.getKey().endsWith(page()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        Timing alone = timed(() -> bare.carry(made, pages, connections));
        tellDifference(requests, stand.platforms().requests());
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Round(posts, carried, alone, requests, ports, load);
    }

    private String page() {
        return switch (source) {
            case X -> "/tweets";
            case BLUESKY -> "listRecords";
        };
    }

    private void carry(int posts) {
        Confirmations confirmations = new Confirmations(stand.starling(), posts);
        stand.starling().synchronization().synchronizer().sync(null);
        confirmations.await();
    }

    private Timing timed(Work work) throws IOException {
        Processors before = stand.processors();
        long start = System.nanoTime();
        work.run();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        return new Timing(wall, stand.processors().since(before));
    }

    /** In the first round Starling asks where its targets stand; later ones are the same to the call. */
    private static void tellDifference(Map<String, Integer> ours, Map<String, Integer> bare) {
        if (!ours.equals(bare)) {
            System.out.println("The calls differ: Starling made " + ours + ", the bare client " + bare);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    record Timing(Duration wall, Processors processors) {}
}
