package social.starling.benchmarks.flow;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import social.starling.core.event.EventBus;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.post.PostPush;

/**
 * How long a post on Bluesky takes from the arrival of its event in Starling's process until its copy is accepted by X and
 * settled in the ledger: alone, and while others post as well. The arrival is seen on a line of its own beside the
 * daemon's.
 *
 * <p>Arguments: posts (300), others' posts a second (4), milliseconds between two posts (250). The first 60 posts warm up.
 */
public final class PushLatency {
    private static final int WARMING = 60;
    private static final int PEOPLE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stand stand;
    private final SplittableRandom random = new SplittableRandom(7);
    private final int pause;
    private final BlockingQueue<Instant> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Instant> accepted = new LinkedBlockingQueue<>();

    private PushLatency(Stand stand, int pause) {
        this.stand = stand;
        this.pause = pause;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int others = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        int pause = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 250;
        try (Stand stand = Stand.open(PEOPLE, Side.BLUESKY)) {
            stand.starling().startCourier();
            stand.starling().startSynchronizing();
            awaitLines(stand, PEOPLE);
            PushLatency latency = new PushLatency(stand, pause);
            Thread listener = Thread.ofPlatform().daemon().start(latency::listen);
            awaitLines(stand, PEOPLE + 1);
            try (EventBus.Subscription follower = latency.follow()) {
                latency.measure(WARMING);
                print("alone", latency.measure(posts));
                print("while others post " + others + " a second", latency.beside(others, posts));
            }
            listener.interrupt();
        }
    }

    private List<Double> beside(int others, int posts) throws IOException, InterruptedException {
        AtomicBoolean going = new AtomicBoolean(true);
        Thread crowd = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; going.get(); i++) {
                    stand.platforms().post(Side.BLUESKY, stand.people().get(1 + i % (PEOPLE - 1)));
                    Thread.sleep(random.nextInt(2 * 1000 / others));
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("The others stopped posting", e);
            }
        });
        try {
            return measure(posts);
        } finally {
            going.set(false);
            crowd.join();
        }
    }

    /** In milliseconds. */
    private List<Double> measure(int posts) throws IOException, InterruptedException {
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            stand.platforms().post(Side.BLUESKY, stand.people().getFirst());
            Instant start = taken(heard, "event");
            Instant end = taken(accepted, "accepted copy");
            waits.add(Duration.between(start, end).toNanos() / 1e6);
            Thread.sleep(pause / 2 + random.nextInt(pause));
        }
        return waits;
    }

    private static void print(String how, List<Double> waits) {
        Spread spread = Spread.of(waits);
        System.out.printf(
                "%s, %d posts: median %.0f ms, 95 %% within %.0f ms, 99 %% within %.0f ms, the longest %.0f ms; load %.1f%n",
                how,
                waits.size(),
                spread.at(0.5),
                spread.at(0.95),
                spread.at(0.99),
                spread.at(1),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void listen() {
        Account source = stand.account(stand.people().getFirst().did());
        PostPush push = stand.starling().platforms().of(source.platform()).push();
        if (push == null) {
            throw new IllegalStateException("Nothing is heard of " + source.platform());
        }
        try (PostPush.Line line = push.open(source, null)) {
            while (!Thread.currentThread().isInterrupted()) {
                PostPush.Sign sign = line.next(PATIENCE);
                if (sign != null) {
                    heard.add(sign.heardAt());
                }
            }
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw e;
            }
        }
    }

    private EventBus.Subscription follow() {
        AccountId target = stand.account(stand.people().getFirst().xId()).id();
        return stand.starling().bus().follow(stand.starling().events().newest(), entry -> {
            boolean published = entry.row().type().equals("post.published");
            if (published && target.value().equals(entry.row().fields().get("account"))) {
                accepted.add(Instant.now());
            }
        });
    }

    private static Instant taken(BlockingQueue<Instant> queue, String what) throws InterruptedException {
        Instant moment = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (moment == null) {
            throw new IllegalStateException("There is no " + what + " after " + PATIENCE);
        }
        return moment;
    }

    private static void awaitLines(Stand stand, int lines) throws IOException, InterruptedException {
        for (int i = 0; stand.platforms().subscribers() < lines; i++) {
            if (i == 600) {
                throw new IllegalStateException("Fewer than " + lines + " lines are open after a minute");
            }
            Thread.sleep(100);
        }
    }
}
