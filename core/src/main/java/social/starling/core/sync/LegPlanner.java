package social.starling.core.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Composer;
import social.starling.core.compose.Draft;
import social.starling.core.compose.Refused;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Post;
import social.starling.ports.route.Route;
import social.starling.ports.route.RouteRules;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

/** Plans what one leg of a route carries of a post; no I/O, so that a dry run and the plan that is sent are the same. */
final class LegPlanner {
    private final Composer composer;
    private final Route route;
    private final SyncSwitches switches;
    private final CarryPolicy policy;
    private final Rewording rewording;
    private final Platform sourcePlatform;
    private final Account target;
    private final TextDialect dialect;

    LegPlanner(
            Composer composer,
            Route route,
            SyncSwitches switches,
            Platform sourcePlatform,
            Account target,
            TextDialect dialect) {
        this.composer = composer;
        this.route = route;
        this.switches = switches;
        this.policy = new CarryPolicy(route.rules());
        this.rewording = new Rewording(route.rules());
        this.sourcePlatform = sourcePlatform;
        this.target = target;
        this.dialect = dialect;
    }

    /** @param lastSegment where a continuation of an origin hangs on the target */
    PostPlan plan(Post post, Instant now, Function<Origin.RemotePost, Optional<ThreadEnd>> lastSegment) {
        switch (policy.judge(post)) {
            case CarryPolicy.Skipped skipped -> {
                return skip(post, skipped.reason());
            }
            case CarryPolicy.Carried carried -> {}
        }
        ThreadEnd parent = null;
        if (post.reply() != null && post.reply().own()) {
            if (!switches.threads()) {
                return skip(post, SyncSwitches.NO_THREADS);
            }
            parent = lastSegment
                    .apply(new Origin.RemotePost(sourcePlatform, post.reply().parentId()))
                    .orElse(null);
            if (parent == null) {
                return skip(post, "it continues a thread of which the post before it was not carried by Starling");
            }
        }
        return switch (rewording.words(post)) {
            case Rewording.Unsayable unsayable -> skip(post, unsayable.reason());
            case Rewording.Said said -> compose(post, said.text(), now, parent);
        };
    }

    private PostPlan compose(Post post, RichText text, Instant now, @Nullable ThreadEnd parent) {
        Draft draft = new Draft(
                text,
                post.repost() ? List.of() : post.attachments(),
                post.repost() || !route.rules().wording().cards() ? List.of() : post.cards(),
                post.languages(),
                route.rules().wording().numbering(),
                route.rules().wording().mentions(),
                route.rules().unfitMedia() == RouteRules.UnfitMedia.LINK ? post.url() : null,
                switches.media() ? null : SyncSwitches.NO_MEDIA);
        return switch (composer.compose(draft, target, dialect)) {
            case Refused refused -> skip(post, "it does not fit the target: " + refused.reason());
            case Composed composed ->
                new PostPlan.Carry(
                        post,
                        composed,
                        new PlannedOrigin(
                                origin(post),
                                sighting(post),
                                composed.deliveries(
                                        origin(post),
                                        0,
                                        parent == null ? post.createdAt() : parent.notBefore(post.createdAt()),
                                        due(post, now),
                                        parent == null ? null : parent.delivery(),
                                        route.id().value())));
        };
    }

    /** What is held leaves when it is old enough; a clock that goes wrong at the source holds it no longer than that. */
    private Instant due(Post post, Instant now) {
        Instant written = post.createdAt().isAfter(now) ? now : post.createdAt();
        Instant held = written.plus(route.rules().upkeep().hold());
        return held.isAfter(now) ? held : now;
    }

    PostPlan skip(Post post, String reason) {
        return new PostPlan.Skip(post, new PlannedOrigin(origin(post), sighting(post), List.of()), reason);
    }

    private Origin origin(Post post) {
        return new Origin.RemotePost(sourcePlatform, post.originId());
    }

    private static Sighting sighting(Post post) {
        return new Sighting(post.reference(), post.fingerprint(), post.createdAt());
    }
}
