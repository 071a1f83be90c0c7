package social.starling.core.sync;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import social.starling.core.compose.Composer;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReader;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/** Plans stretches of posts along legs: looks up what a leg's planner must know and keeps the posts' order. */
public final class LegPlanners {
    private final Composer composer;
    private final Supplier<SyncSwitches> switches;
    private final Platforms platforms;
    private final AccountRepository accounts;
    private final DeliveryReader deliveries;
    private final InstantSource clock;

    LegPlanners(
            Composer composer,
            Supplier<SyncSwitches> switches,
            Platforms platforms,
            AccountRepository accounts,
            DeliveryReader deliveries,
            InstantSource clock) {
        this.composer = composer;
        this.switches = switches;
        this.platforms = platforms;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * A planner for older posts of {@code leg}.
     *
     * @param reader where the posts are read, and the rest of their threads
     * @throws java.util.NoSuchElementException when the source is not known
     */
    public WindowPlanner window(Leg leg, PostReader reader) {
        Account source = accounts.find(leg.source()).orElseThrow();
        return new WindowPlanner(this, new KnownPosts(deliveries), reader, source, leg);
    }

    /**
     * @param posts oldest first
     * @param threads where the rest of a thread is found when the post before one of its posts was never seen
     * @return of all {@code posts}, and of those of their threads that the ledger does not know; each after the one it
     *     answers
     */
    List<PostPlan> plan(Route route, Leg leg, List<Post> posts, Function<Post, List<Post>> threads) {
        return plan(route, leg, posts, threads, new RecentPosts(), Recognition.NONE);
    }

    /**
     * @param recent what was planned before these and need not be in the ledger
     * @param recognition which of them are left as doubtful
     */
    List<PostPlan> plan(
            Route route,
            Leg leg,
            List<Post> posts,
            Function<Post, List<Post>> threads,
            RecentPosts recent,
            Recognition recognition) {
        Account source = accounts.find(leg.source()).orElseThrow();
        Account target = accounts.find(leg.target()).orElseThrow();
        SyncSwitches carried = switches.get();
        LegPlanner planner = new LegPlanner(
                composer,
                route,
                carried,
                source.platform(),
                target,
                platforms.of(target.platform()).dialect());
        ThreadEnds ends = new ThreadEnds(deliveries, source.platform(), target.id(), recent);
        EditedPosts edits = new EditedPosts(deliveries, route, target.id());
        ThreadOrder order = ThreadOrder.of(carried.threads() ? whole(posts, threads, ends) : posts);
        List<PostPlan> plans = new ArrayList<>(order.posts().size());
        for (Post post : order.posts()) {
            ends.see(post);
            String doubt = order.circular().contains(post.originId())
                    ? "its thread comes round to the post itself"
                    : recognition.doubt(post);
            PostPlan plan = doubt == null ? planner.plan(post, clock.instant(), ends::of) : planner.skip(post, doubt);
            plans.add(plan instanceof PostPlan.Carry carry ? follow(route, carry, planner, edits, ends) : plan);
        }
        return plans;
    }

    private PostPlan follow(Route route, PostPlan.Carry carry, LegPlanner planner, EditedPosts edits, ThreadEnds ends) {
        EditedPosts.Outcome outcome = edits.follow(carry, clock.instant());
        if (outcome.reason() != null) {
            return planner.skip(carry.post(), outcome.reason());
        }
        PostPlan.Carry plan = route.rules().upkeep().deletes() ? watched(outcome.carry()) : outcome.carry();
        ends.plan(plan);
        return plan;
    }

    private PostPlan.Carry watched(PostPlan.Carry carry) {
        PlannedOrigin origin = carry.origin();
        Instant first = LookSchedule.first(
                clock.instant(), origin.deliveries().getFirst().dueAt());
        return new PostPlan.Carry(
                carry.post(),
                carry.composed(),
                new PlannedOrigin(origin.origin(), origin.sighting(), origin.deliveries(), first),
                carry.withdrawn());
    }

    private static List<Post> whole(List<Post> posts, Function<Post, List<Post>> threads, ThreadEnds ends) {
        Map<String, Post> all = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        posts.forEach(post -> {
            ids.add(post.originId());
            ids.add(post.reference().id());
        });
        for (Post post : posts) {
            Post.Reply reply = post.reply();
            if (reply != null && reply.own() && !ids.contains(reply.parentId()) && !ends.isKnown(reply.parentId())) {
                for (Post other : threads.apply(post)) {
                    if (ids.add(other.originId()) && !ends.isKnown(other.originId())) {
                        ids.add(other.reference().id());
                        all.put(other.originId(), other);
                    }
                }
            }
        }
        posts.forEach(post -> all.put(post.originId(), post));
        return List.copyOf(all.values());
    }
}
