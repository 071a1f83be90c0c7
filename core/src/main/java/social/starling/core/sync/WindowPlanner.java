package social.starling.core.sync;

import java.util.List;
import java.util.function.Predicate;
import social.starling.ports.account.Account;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReader;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/**
 * Plans a window of older posts along one leg, slice by slice and oldest first, and writes nothing. What it keeps does not
 * grow with the window.
 */
public final class WindowPlanner {
    private final LegPlanners planners;
    private final KnownPosts known;
    private final PostReader reader;
    private final Account source;
    private final Leg leg;
    private final RecentPosts recent = new RecentPosts();

    WindowPlanner(LegPlanners planners, KnownPosts known, PostReader reader, Account source, Leg leg) {
        this.planners = planners;
        this.known = known;
        this.reader = reader;
        this.source = source;
        this.leg = leg;
    }

    /**
     * @param route with the rules as they are now
     * @param slice of the window, after those that were planned before
     * @param recognition what else is known of posts
     * @param adopting is given all posts that would be planned, and tells whether the ledger knows more of them since
     * @return of the slice, and of the older posts of a thread whose beginning was never seen; each after the one it answers
     */
    public List<DryRun.Line> plan(
            Route route, List<Post> slice, Recognition recognition, Predicate<List<Post>> adopting) {
        WholeThreads threads = new WholeThreads(reader, source);
        List<PostPlan> plans = plans(route, slice, threads, recognition);
        if (adopting.test(plans.stream().map(PostPlan::post).toList())) {
            plans = plans(route, slice, threads, recognition);
        }
        plans.forEach(recent::add);
        return plans.stream()
                .map(plan -> new DryRun.Line(leg, plan, known.standing(leg, source, plan.post())))
                .toList();
    }

    private List<PostPlan> plans(Route route, List<Post> slice, WholeThreads threads, Recognition recognition) {
        return planners.plan(route, leg, slice, post -> older(threads.of(post), post), recent, recognition);
    }

    /** Younger ones come by themselves, in their place. */
    private static List<Post> older(List<Post> thread, Post post) {
        return thread.stream()
                .filter(other -> !other.createdAt().isAfter(post.createdAt()))
                .toList();
    }
}
