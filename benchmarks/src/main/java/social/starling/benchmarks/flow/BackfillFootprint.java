package social.starling.benchmarks.flow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import social.starling.core.backfill.BackfillProposal;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.route.Route;

/**
 * Memory and speed of bringing over many older posts at the fastest pace there is, from one account on Bluesky to another.
 * X takes one post at a time from an account, hence not there. Heap is what is left after a collection; resident memory is
 * that of the whole measuring process before it, by Linux's {@code /proc}.
 *
 * <p>Arguments: posts (50000), posts between two samples (5000).
 */
public final class BackfillFootprint {
    private static final int FASTEST = 3_600_000;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stand stand;
    private final long begun = System.nanoTime();

    private BackfillFootprint(Stand stand) {
        this.stand = stand;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        int step = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        try (Stand stand = Stand.open(2, Side.BLUESKY)) {
            stand.platforms().past(Side.BLUESKY, posts);
            new BackfillFootprint(stand).measure(posts, step);
        }
    }

    private void measure(int posts, int step) throws IOException, InterruptedException {
        Route route = stand.between(stand.people().get(0), stand.people().get(1));
        stand.starling().startCourier();
        print("before", 0, 0);
        long start = System.nanoTime();
        BackfillId id = stand.starling()
                .backfills()
                .propose(new BackfillProposal(
                        route.id(), null, new BackfillWindow.Last(posts), FASTEST, posts, BackfillStart.ALWAYS))
                .id();
        await(() -> backfill(id).isCounted());
        print("counted", posts, start);
        start = System.nanoTime();
        long whole = start;
        for (int done = step; done <= posts; done += step) {
            int target = done;
            await(() -> Confirmations.calls(stand.starling()) >= target);
            print(done + " carried", step, start);
            start = System.nanoTime();
        }
        await(() -> backfill(id).state() == BackfillState.DONE);
        print("done, all of it", posts, whole);
        long confirmed = stand.starling().deliveries().counts().getOrDefault(DeliveryState.CONFIRMED, 0L);
        System.out.printf(
                "%,d of %,d posts are confirmed; %s%n",
                confirmed, posts, backfill(id).position().done());
    }

    private Backfill backfill(BackfillId id) {
        return stand.starling().backfills().require(id);
    }

    private static void await(Condition condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("Nothing has come of it in " + PATIENCE);
            }
            Thread.sleep(POLL);
        }
    }

    private void print(String what, int posts, long start) throws IOException {
        double rate = posts / ((System.nanoTime() - start) / 1e9);
        long resident = resident();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                "%5.0f s, %-15s %s heap %3d MB after a collection, resident %3d MB; load %.1f%n",
                (System.nanoTime() - begun) / 1e9,
                what + ":",
                posts == 0 ? " ".repeat(15) : "%,7.0f posts/s,".formatted(rate),
                heap >> 20,
                resident,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** In MB; 0 where it cannot be known. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private interface Condition {
        boolean holds();
    }
}
