package social.starling.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.DeliverySum;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.delivery.WatchedPost;
import social.starling.ports.platform.Platform;
import social.starling.ports.publish.Attempt;

/** Snapshots of the rows; nothing that is handed out changes afterwards. */
final class MemoryDeliveryReader implements DeliveryReader {
    private final MemoryState state;
    private final Readiness readiness;

    MemoryDeliveryReader(MemoryState state) {
        this.state = state;
        this.readiness = new Readiness(state);
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return state.transaction(() -> row(id).map(DeliveryRow::snapshot));
    }

    @Override
    public Optional<Attempt> attempt(DeliveryId id) {
        return state.transaction(() -> row(id).map(row -> row.attempt));
    }

    @Override
    public List<Delivery> list(DeliveryQuery query) {
        return state.transaction(() ->
                matching(query).limit(query.limit()).map(DeliveryRow::snapshot).toList());
    }

    @Override
    public List<DeliverySum> sums(DeliveryQuery query, int atMost) {
        Map<DeliverySum, Long> counts = new HashMap<>();
        state.transaction(() -> {
            matching(query).limit(atMost).forEach(row -> counts.merge(row.alone(), 1L, Long::sum));
            return counts.size();
        });
        return counts.entrySet().stream()
                .map(entry -> new DeliverySum(
                        entry.getKey().state(),
                        entry.getKey().target(),
                        entry.getKey().reason(),
                        entry.getValue()))
                .sorted(Comparator.comparingLong(DeliverySum::count).reversed())
                .toList();
    }

    @Override
    public List<HistoryEntry> history(DeliveryId id) {
        return state.transaction(
                () -> row(id).map(row -> List.copyOf(row.history)).orElse(List.of()));
    }

    @Override
    public Map<DeliveryState, Long> counts() {
        return state.transaction(() -> {
            Map<DeliveryState, Long> counts = new EnumMap<>(DeliveryState.class);
            state.deliveries.all().forEach(row -> counts.merge(row.state, 1L, Long::sum));
            return Map.copyOf(counts);
        });
    }

    @Override
    public Optional<Delivery> lastSegment(Origin origin, AccountId target) {
        return state.transaction(() -> state.deliveries.of(origin).stream()
                .filter(row -> row.target().equals(target) && row.plan.key().action() == Action.CREATE)
                .max(Comparator.<DeliveryRow>comparingInt(row -> row.plan.key().revision())
                        .thenComparingInt(row -> row.plan.key().segment()))
                .map(DeliveryRow::snapshot));
    }

    @Override
    public int onTheWay(AccountId target, Instant moment, int atMost) {
        return state.transaction(() -> (int) state.deliveries.moving().stream()
                .filter(row -> row.target().equals(target)
                        && !row.createdAt.isAfter(moment)
                        && (row.state != DeliveryState.PLANNED || !row.dueAt.isAfter(moment)))
                .limit(atMost)
                .count());
    }

    @Override
    public List<WatchedPost> watched(AccountId account, Instant until, int limit) {
        return state.transaction(() -> state.watches.due(account, until, limit));
    }

    @Override
    public List<Delivery> after(DeliveryId id) {
        return state.transaction(() -> row(id).map(row -> state.deliveries.after(row).stream()
                        .map(DeliveryRow::snapshot)
                        .toList())
                .orElse(List.of()));
    }

    @Override
    public Optional<OriginLink> link(Platform platform, String postId) {
        return state.transaction(() -> Optional.ofNullable(state.linkOf(platform, postId)));
    }

    @Override
    public Optional<Instant> nextDue() {
        return state.transaction(() -> {
            Set<AccountId> busy = readiness.busy();
            return state.deliveries.moving().stream()
                    .map(row -> due(row, busy))
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder());
        });
    }

    @Override
    public List<AttemptRecord> attempts(int limit) {
        return state.transaction(
                () -> state.statistics.reversed().stream().limit(limit).toList());
    }

    /** The quarantine is the caller's, so an attempt left open counts from the end of its lease and its call. */
    private @Nullable Instant due(DeliveryRow row, Set<AccountId> busy) {
        if (row.state == DeliveryState.CLAIMED) {
            return row.leaseUntil;
        }
        if (readiness.sendable(row, busy)) {
            return row.dueAt;
        }
        return readiness.reachable(row.target()) ? readiness.lookableFrom(row, Duration.ZERO) : null;
    }

    private Stream<DeliveryRow> matching(DeliveryQuery query) {
        return newestFirst(query.before())
                .filter(row -> query.states().isEmpty() || query.states().contains(row.state))
                .filter(row -> query.target() == null || query.target().equals(row.target()))
                .filter(row -> query.origin() == null
                        || query.origin().equals(row.plan.key().origin().canonical()))
                .filter(row -> row.passes(query.filter()));
    }

    private Stream<DeliveryRow> newestFirst(@Nullable DeliveryId before) {
        List<DeliveryRow> rows = new ArrayList<>(state.deliveries.all());
        long end = before == null
                ? rows.size()
                : row(before).map(row -> row.sequence).orElse(0L);
        return rows.reversed().stream().filter(row -> row.sequence < end);
    }

    private Optional<DeliveryRow> row(DeliveryId id) {
        return Optional.ofNullable(state.deliveries.find(id));
    }
}
