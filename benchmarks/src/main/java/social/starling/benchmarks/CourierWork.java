package social.starling.benchmarks;

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
import social.starling.jdbc.JdbcStore;
import social.starling.jdbc.StoreListener;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.publish.Content;
import social.starling.ports.task.Tasks;
import social.starling.ports.text.RichText;

/** A courier with all it works with, on a platform that does nothing, and what it delivers. */
final class CourierWork implements StoreListener, AutoCloseable {
    private final JdbcStore store;
    private final DeliveryLedger ledger;
    private final NoOpPlatform platform;
    private final List<Account> accounts;
    private final Tasks tasks = new VirtualTasks();
    private final InstantSource clock = InstantSource.system();
    private final EventBus events;
    private final LedgerWriter writer;
    private final Courier courier;

    /** @param accounts how many share the deliveries */
    CourierWork(
            JdbcStore store, DeliveryLedger ledger, NoOpPlatform platform, String owner, int inFlight, int accounts) {
        this.store = store;
        this.ledger = ledger;
        this.platform = platform;
        this.accounts =
                IntStream.range(0, accounts).mapToObj(NoOpPlatform::account).toList();
        this.events = new EventBus(store.events(), tasks);
        this.writer = new LedgerWriter(ledger, events, tasks);
        this.courier = courier(owner, inFlight);
    }

    void start() {
        courier.start();
    }

    @Override
    public void eventsStored() {
        events.ring();
    }

    @Override
    public void workPlanned() {
        courier.wake();
    }

    @Override
    public void close() {
        courier.close();
        writer.close();
    }

    private Courier courier(String owner, int inFlight) {
        CourierSettings settings = new CourierSettings(owner, inFlight, Duration.ofMinutes(2), Duration.ofSeconds(60));
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

    /** Saves the accounts, then plans in pages of a hundred. */
    void plan(int count) {
        accounts.forEach(store.accounts()::save);
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
        Origin origin = NoOpPlatform.origin(number);
        Account target = accounts.get(number % accounts.size());
        DeliveryKey key = new DeliveryKey(origin, target.id(), Action.CREATE, 0, 0);
        Instant now = clock.instant();
        RichText text = RichText.plain("Post number " + number + " says something of the usual length, as posts do, and"
                + " ends after about two hundred characters, which is what people write when they have a thought.");
        Content content = new Content(key.canonical(), now, text, null, List.of("en"));
        return new PlannedOrigin(origin, null, List.of(new NewDelivery(key, content, null, now, false, "benchmark")));
    }
}
