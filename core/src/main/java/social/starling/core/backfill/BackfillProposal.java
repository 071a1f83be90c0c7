package social.starling.core.backfill;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.BackfillOrder;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.route.RouteId;

/**
 * A wish to bring over older posts.
 *
 * @param source whose posts; null for the route's source
 * @param pace copies an hour, 1 to 3600000; null for {@value #PACE}
 * @param max how many posts at most, 1 to 100000; null for all of the last ones, and {@value #MAX} of those since a moment
 */
public record BackfillProposal(
        RouteId route,
        @Nullable AccountId source,
        BackfillWindow window,
        @Nullable Integer pace,
        @Nullable Integer max,
        BackfillStart start) {
    /** X takes 400 new posts an hour from a person, and live ones need room. */
    static final int PACE = 240;

    static final int MAX = 1_000;

    /** @throws IllegalArgumentException when a number is out of its range */
    BackfillOrder order() {
        int most = switch (window) {
            case BackfillWindow.Since since -> MAX;
            case BackfillWindow.Last last -> last.posts();
        };
        return new BackfillOrder(window, pace == null ? PACE : pace, max == null ? most : max, start);
    }
}
