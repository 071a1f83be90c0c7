package social.starling.core.sync;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import social.starling.core.compose.Composer;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.post.Post;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/** Plans stretches of posts along legs: looks up what a leg's planner must know and keeps the posts' order. */
final class LegPlanners {
    private final Composer composer;
    private final Platforms platforms;
    private final AccountRepository accounts;
    private final DeliveryReader deliveries;
    private final InstantSource clock;

    LegPlanners(
            Composer composer,
            Platforms platforms,
            AccountRepository accounts,
            DeliveryReader deliveries,
            InstantSource clock) {
        this.composer = composer;
        this.platforms = platforms;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @param posts oldest first; a continuation finds the post before it here or in the ledger */
    List<PostPlan> plan(Route route, Leg leg, List<Post> posts) {
        Account source = accounts.find(leg.source()).orElseThrow();
        Account target = accounts.find(leg.target()).orElseThrow();
        LegPlanner planner = new LegPlanner(
                composer,
                route,
                source.platform(),
                target,
                platforms.of(target.platform()).dialect());
        Map<Origin, ThreadEnd> planned = new HashMap<>();
        Function<Origin, Optional<ThreadEnd>> lastSegment = origin -> Optional.ofNullable(planned.get(origin))
                .or(() -> deliveries
                        .lastSegment(origin, target.id())
                        .filter(parent -> parent.state() != DeliveryState.CANCELLED)
                        .flatMap(ThreadEnd::of));
        return posts.stream()
                .map(post -> remember(planned, planner.plan(post, clock.instant(), lastSegment)))
                .toList();
    }

    private static PostPlan remember(Map<Origin, ThreadEnd> planned, PostPlan plan) {
        if (plan instanceof PostPlan.Carry carry) {
            List<NewDelivery> segments = carry.origin().deliveries();
            ThreadEnd.of(segments.getLast())
                    .ifPresent(end -> planned.put(carry.origin().origin(), end));
        }
        return plan;
    }
}
