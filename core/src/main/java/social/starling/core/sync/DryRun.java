package social.starling.core.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.Origin;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReader;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/** Shows what a route would do with the newest posts, and changes nothing. */
public final class DryRun {
    private final Platforms platforms;
    private final AccountRepository accounts;
    private final DeliveryReader deliveries;
    private final LegPlanners planners;

    DryRun(Platforms platforms, AccountRepository accounts, DeliveryReader deliveries, LegPlanners planners) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.planners = planners;
    }

    /**
     * @param limit how many posts of each source, 1 to 100; reading them may be billed
     * @return oldest first, one leg after the other
     * @throws PlatformException when a source cannot be read
     */
    public List<Line> run(Route route, int limit) {
        List<Line> lines = new ArrayList<>();
        for (Leg leg : route.legs()) {
            Account source = accounts.find(leg.source()).orElseThrow();
            PostReader reader = platforms.of(source.platform()).reader();
            List<Post> posts = new ArrayList<>(reader.latest(source, limit));
            Collections.reverse(posts);
            for (PostPlan plan : planners.plan(route, leg, posts, new WholeThreads(reader, source))) {
                lines.add(new Line(leg, plan, standing(leg, source, plan.post())));
            }
        }
        return lines;
    }

    private Standing standing(Leg leg, Account source, Post post) {
        if (deliveries.link(source.platform(), post.reference().id()).isPresent()) {
            return Standing.COPY;
        }
        Origin origin = new Origin.RemotePost(source.platform(), post.originId());
        return deliveries.lastSegment(origin, leg.target()).isPresent() ? Standing.PLANNED_BEFORE : Standing.NEW;
    }

    /** What the ledger knows of a post already. */
    public enum Standing {
        NEW,
        /** It has a plan for this target; it would not be planned again. */
        PLANNED_BEFORE,
        /** It is one of Starling's own copies; it would not be carried. */
        COPY
    }

    /** What the rules make of one post, beside what the ledger knows of it. */
    public record Line(Leg leg, PostPlan plan, Standing standing) {}
}
