package social.starling.core.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.Post;
import social.starling.ports.post.PostReader;
import social.starling.ports.route.Leg;
import social.starling.ports.route.Route;

/** Shows what a route would do with the newest posts, and changes nothing. */
public final class DryRun {
    private final Platforms platforms;
    private final AccountRepository accounts;
    private final KnownPosts known;
    private final LegPlanners planners;

    DryRun(Platforms platforms, AccountRepository accounts, KnownPosts known, LegPlanners planners) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.known = known;
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
            for (PostPlan plan : planners.plan(route, leg, posts, new WholeThreads(reader, source)::of)) {
                lines.add(new Line(leg, plan, known.standing(leg, source, plan.post())));
            }
        }
        return lines;
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
