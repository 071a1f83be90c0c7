package social.starling.core.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.starling.core.event.StarlingEvent;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.WatchedPost;
import social.starling.ports.event.EventRow;
import social.starling.ports.money.Money;
import social.starling.ports.route.Route;

/**
 * Looks at growing intervals for whether the sources of copies still stand, and plans the deletion of the copies of those
 * that the platform says are gone. Reads may be billed, so only posts that have copies are asked for, in batches.
 */
final class SourceWatch {
    private static final int BATCH = 100;

    private final Platforms platforms;
    private final DeliveryLedger ledger;
    private final DeliveryReader deliveries;
    private final InstantSource clock;

    SourceWatch(Platforms platforms, DeliveryLedger ledger, DeliveryReader deliveries, InstantSource clock) {
        this.platforms = platforms;
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @param routes that carry posts of {@code source} */
    SyncReport look(Account source, List<Route> routes) {
        Set<String> following = new HashSet<>();
        Set<String> holding = new HashSet<>();
        for (Route route : routes) {
            if (route.rules().upkeep().deletes()) {
                following.add(route.id().value());
                if (!route.rules().upkeep().hold().isZero()) {
                    holding.add(route.id().value());
                }
            }
        }
        SyncReport report = SyncReport.NOTHING;
        int looked = following.isEmpty() ? 0 : BATCH;
        while (looked == BATCH) {
            Instant now = clock.instant();
            List<WatchedPost> due = deliveries.watched(source.id(), now, BATCH);
            looked = due.size();
            if (looked > 0) {
                report = report.plus(look(source, copies(due, following), holding, now));
            }
        }
        return report;
    }

    private SyncReport look(Account source, Map<WatchedPost, List<Delivery>> copies, Set<String> holding, Instant now) {
        Set<String> asked = new HashSet<>();
        copies.forEach((post, made) -> {
            if (made.stream().anyMatch(copy -> isWorthALook(copy, holding))) {
                asked.add(post.postId());
            }
        });
        Set<String> gone = asked.isEmpty()
                ? Set.of()
                : platforms.of(source.platform()).reader().gone(source, asked);
        List<Advance.Look> looks = new ArrayList<>();
        List<PlannedOrigin> withdrawn = new ArrayList<>();
        copies.forEach((post, made) -> {
            boolean over = made.isEmpty() || gone.contains(post.postId());
            looks.add(
                    new Advance.Look(post.origin(), post.looks(), over ? null : LookSchedule.next(post.since(), now)));
            if (gone.contains(post.postId())) {
                withdrawn.addAll(Withdrawal.of(post.origin(), made, now));
            }
        });
        Plan plan = new Plan(withdrawn, new Advance.Looks(source.id(), looks), told(source, asked, gone, now));
        // Overtaken: another daemon has looked at the same time, and its word is as good.
        int planned = ledger.plan(plan) instanceof PlanReceipt.Accepted ? withdrawn.size() : 0;
        return new SyncReport(0, planned, 0, 0, List.of());
    }

    /** What stands or may come to stand, by a route that follows deletions, and is not being deleted. */
    private Map<WatchedPost, List<Delivery>> copies(List<WatchedPost> due, Set<String> following) {
        Map<WatchedPost, List<Delivery>> copies = new LinkedHashMap<>();
        for (WatchedPost post : due) {
            List<Delivery> all = deliveries.list(
                    new DeliveryQuery(Set.of(), null, post.origin().canonical(), null, 1_000));
            Set<DeliveryId> deleted = new HashSet<>();
            for (Delivery one : all) {
                if (one.key().action() == Action.DELETE && one.state() != DeliveryState.CANCELLED) {
                    deleted.add(one.key().with(Action.CREATE).id());
                }
            }
            copies.put(
                    post,
                    all.stream()
                            .filter(one -> one.key().action() == Action.CREATE
                                    && one.state() != DeliveryState.CANCELLED
                                    && following.contains(one.via())
                                    && !deleted.contains(one.id()))
                            .toList());
        }
        return copies;
    }

    /** What was never tried has no copy yet; it is asked for only where a route holds posts so that a deletion wins. */
    private static boolean isWorthALook(Delivery copy, Set<String> holding) {
        return copy.state() == DeliveryState.CONFIRMED
                || copy.state().isOpen()
                || copy.tries() > 0
                || holding.contains(copy.via());
    }

    private static List<EventRow> told(Account source, Set<String> asked, Set<String> gone, Instant now) {
        if (asked.isEmpty()) {
            return List.of();
        }
        Money each = source.capabilities().prices().ownedRead();
        Money bill = each.times(asked.size() - gone.size());
        return List.of(new StarlingEvent.SourcesLookedAt(source.id(), asked.size(), gone.size(), bill).row(now));
    }
}
