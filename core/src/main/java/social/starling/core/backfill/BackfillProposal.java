package social.starling.core.backfill;

import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.archive.ArchiveId;
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
 * @param archive where the posts are read; null for their platform. Of an archive all posts are meant, unless said
 */
public record BackfillProposal(
        RouteId route,
        @Nullable AccountId source,
        BackfillWindow window,
        @Nullable Integer pace,
        @Nullable Integer max,
        BackfillStart start,
        @Nullable ArchiveId archive) {
    /** X takes 400 new posts an hour from a person, and live ones need room. */
    static final int PACE = 240;

    static final int MAX = 1_000;

    private static final int MAX_OF_ARCHIVE = 100_000;

    /** Of posts that are read from their platform. */
    public BackfillProposal(
            RouteId route,
            @Nullable AccountId source,
            BackfillWindow window,
            @Nullable Integer pace,
            @Nullable Integer max,
            BackfillStart start) {
        this(route, source, window, pace, max, start, null);
    }

    /** @throws IllegalArgumentException when a number is out of its range */
    BackfillOrder order() {
        int most = switch (window) {
            case BackfillWindow.Since since -> archive == null ? MAX : MAX_OF_ARCHIVE;
            case BackfillWindow.Last last -> last.posts();
        };
        return new BackfillOrder(window, pace == null ? PACE : pace, max == null ? most : max, start, archive);
    }
}
