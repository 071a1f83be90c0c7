package social.starling.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backup.Generation;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventRow;
import social.starling.ports.platform.Platform;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteId;

/** The tables and the one lock over them; everything but {@link #transaction} is called inside a transaction. */
final class MemoryState {
    final DeliveryTable deliveries = new DeliveryTable();
    final DailyUsage usage = new DailyUsage();
    final WatchTable watches = new WatchTable();
    final Map<AccountId, Account> accounts = new LinkedHashMap<>();
    final Map<AccountId, CredentialRow> credentials = new HashMap<>();
    final Map<RouteId, Route> routes = new LinkedHashMap<>();
    final Map<Leg, String> cursors = new HashMap<>();
    final Map<BackfillId, Backfill> backfills = new LinkedHashMap<>();
    final Map<String, MemoryLeases.Held> leases = new HashMap<>();
    final Map<String, RequestRow> requests = new HashMap<>();
    final List<AttemptRecord> statistics = new ArrayList<>();
    final List<EventEntry> events = new ArrayList<>();

    @Nullable
    Pause pause;

    @Nullable
    Generation generation;

    private final Map<PostKey, OriginLink> links = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;

    MemoryState(InstantSource clock) {
        this.clock = clock;
    }

    <T> T transaction(Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }

    void transaction(Runnable body) {
        lock.lock();
        try {
            body.run();
        } finally {
            lock.unlock();
        }
    }

    MemoryState copy() {
        return transaction(() -> {
            MemoryState copy = new MemoryState(clock);
            deliveries.copyInto(copy.deliveries);
            usage.copyInto(copy.usage);
            watches.copyInto(copy.watches);
            copy.accounts.putAll(accounts);
            copy.credentials.putAll(credentials);
            copy.routes.putAll(routes);
            copy.cursors.putAll(cursors);
            copy.backfills.putAll(backfills);
            copy.leases.putAll(leases);
            copy.requests.putAll(requests);
            copy.statistics.addAll(statistics);
            copy.events.addAll(events);
            copy.links.putAll(links);
            copy.pause = pause;
            copy.generation = generation;
            return copy;
        });
    }

    Instant now() {
        return clock.instant();
    }

    /** Links never change: the first one of a post stays. */
    void link(@Nullable OriginLink link) {
        if (link != null) {
            links.putIfAbsent(new PostKey(link.platform(), link.postId()), link);
        }
    }

    @Nullable
    OriginLink linkOf(Platform platform, String postId) {
        return links.get(new PostKey(platform, postId));
    }

    void append(List<EventRow> rows) {
        for (EventRow row : rows) {
            events.add(new EventEntry(events.size() + 1L, row));
        }
    }

    /** A request that was planned. */
    record RequestRow(String digest, List<DeliveryId> deliveries) {}

    private record PostKey(Platform platform, String postId) {}
}
