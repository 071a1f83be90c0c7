package social.starling.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import social.starling.core.account.SignInWatch;
import social.starling.core.delivery.Courier;
import social.starling.core.delivery.CourierSettings;
import social.starling.core.delivery.Deliveries;
import social.starling.core.delivery.LedgerWriter;
import social.starling.core.event.EventBus;
import social.starling.core.platform.Platforms;
import social.starling.core.task.VirtualTasks;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.publish.Content;
import social.starling.ports.task.Tasks;
import social.starling.ports.text.RichText;

/**
 * How many deliveries per second the courier carries from PLANNED to CONFIRMED on SQLite with {@code synchronous=FULL}
 * when the platform takes no time: claims, opened attempts and settlements, each durable before the next step.
 *
 * <p>Arguments: deliveries (20000), in flight (64), rounds (5). Later rounds run on warm code.
 */
final class CourierThroughput {
    private static final Duration POLL = Duration.ofMillis(5);

    private final JdbcStore store;
    private final CountedLedger ledger;
    private final NoOpPlatform platform = new NoOpPlatform();
    private final List<Account> accounts;
    private final Tasks tasks = new VirtualTasks();
    private final InstantSource clock = InstantSource.system();

    private CourierThroughput(JdbcStore store) {
        this.store = store;
        this.ledger = new CountedLedger(store.ledger());
        this.accounts = IntStream.range(0, 8).mapToObj(NoOpPlatform::account).toList();
    }

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
                CourierThroughput throughput = new CourierThroughput(store);
                double rate = throughput.measure(deliveries, inFlight);
                System.out.printf(
                        "round %d: %,d deliveries, %d in flight: %,.0f/s; %s%n",
                        round, deliveries, inFlight, rate, throughput.ledger.summary());
            } finally {
                PlainJdbc.delete(folder);
            }
        }
    }

    private double measure(int deliveries, int inFlight) {
        accounts.forEach(store.accounts()::save);
        plan(deliveries);
        EventBus events = new EventBus(store.events(), tasks);
        try (LedgerWriter writer = new LedgerWriter(ledger, events, tasks);
                Courier courier = courier(inFlight, events, writer)) {
            return LedgerThroughput.perSecond(deliveries, () -> {
                courier.start();
                awaitConfirmed(deliveries);
            });
        }
    }

    private Courier courier(int inFlight, EventBus events, LedgerWriter writer) {
        CourierSettings settings =
                new CourierSettings("benchmark", inFlight, Duration.ofMinutes(2), Duration.ofSeconds(60));
        return Deliveries.courier(
                settings,
                ledger,
                store.deliveries(),
                store.accounts(),
                new Platforms(List.of(platform.adapter())),
                writer,
                new SignInWatch(store.accounts(), store.events(), events, clock),
                tasks,
                clock,
                new SplittableRandom(1));
    }

    /** The ledger is asked only once all are published, so that the question takes nothing from the measured work. */
    private void awaitConfirmed(int deliveries) {
        while (platform.published() < deliveries) {
            tasks.sleep(POLL);
        }
        while (store.deliveries().counts().getOrDefault(DeliveryState.CONFIRMED, 0L) < deliveries) {
            tasks.sleep(POLL);
        }
    }

    private void plan(int count) {
        List<PlannedOrigin> page = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page.add(origin(i));
            if (page.size() == 100 || i == count - 1) {
                store.ledger().plan(new Plan(page, new Advance.RequestKey("page-" + i, "digest"), List.of()));
                page.clear();
            }
        }
    }

    private PlannedOrigin origin(int number) {
        Origin origin = new Origin.Request("request-" + number);
        Account target = accounts.get(number % accounts.size());
        DeliveryKey key = new DeliveryKey(origin, target.id(), Action.CREATE, 0, 0);
        Instant now = clock.instant();
        RichText text = RichText.plain("Post number " + number + " says something of the usual length, as posts do, and"
                + " ends after about two hundred characters, which is what people write when they have a thought.");
        Content content = new Content(key.canonical(), now, text, null, List.of("en"));
        return new PlannedOrigin(origin, null, List.of(new NewDelivery(key, content, null, now, false, "benchmark")));
    }
}
