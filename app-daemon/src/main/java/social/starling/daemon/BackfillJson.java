package social.starling.daemon;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.backfill.Progress;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillForecast;
import social.starling.ports.backfill.BackfillTally;
import social.starling.ports.backfill.BackfillWindow;

/**
 * A backfill as the API shows it.
 *
 * @param step grows with every change; to wait for the next one
 * @param since the beginning of its window; null where {@code last} says how many posts it has
 * @param pace copies an hour at most
 * @param max carried posts at most
 * @param counts of what was counted; of all when {@code countedAt} is there
 * @param done of what was planned so far
 * @param archive where its posts are read; null for the platform
 * @param reason why it stands or waits, one sentence; null where there is nothing to say
 */
record BackfillJson(
        String id,
        long step,
        String route,
        String source,
        String target,
        @Nullable Instant since,
        @Nullable Integer last,
        int pace,
        int max,
        String start,
        @Nullable String archive,
        String state,
        @Nullable String reason,
        Counts counts,
        List<Reason> reasons,
        String price,
        Counts done,
        ProgressJson progress,
        Instant createdAt,
        @Nullable Instant countedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    static BackfillJson of(Backfill backfill, Progress progress) {
        BackfillTally counted = backfill.forecast().tally();
        return new BackfillJson(
                backfill.id().value(),
                backfill.position().step(),
                backfill.leg().route().value(),
                backfill.leg().source().value(),
                backfill.leg().target().value(),
                since(backfill.order().window()),
                last(backfill.order().window()),
                backfill.order().pace(),
                backfill.order().max(),
                BackfillResource.name(backfill.order().start()),
                backfill.order().archive() == null
                        ? null
                        : backfill.order().archive().value(),
                backfill.state().name(),
                backfill.reason(),
                Counts.of(counted),
                backfill.forecast().reasons().stream().map(Reason::of).toList(),
                Price.of(counted.price()),
                Counts.of(backfill.position().done()),
                ProgressJson.of(progress),
                backfill.times().created(),
                backfill.times().counted(),
                backfill.times().started(),
                backfill.times().finished());
    }

    private static @Nullable Instant since(BackfillWindow window) {
        return switch (window) {
            case BackfillWindow.Since since -> since.moment();
            case BackfillWindow.Last last -> null;
        };
    }

    private static @Nullable Integer last(BackfillWindow window) {
        return switch (window) {
            case BackfillWindow.Since since -> null;
            case BackfillWindow.Last last -> last.posts();
        };
    }

    /**
     * @param copies posts on the target; more than {@code carried} where texts are split
     * @param recognised of {@code known}, those that somebody else has copied
     */
    record Counts(int posts, int carried, int copies, int known, int recognised, int skipped) {
        static Counts of(BackfillTally tally) {
            return new Counts(
                    tally.posts(), tally.carried(), tally.copies(), tally.known(), tally.recognised(), tally.skipped());
        }
    }

    /** Why so many posts are left. */
    record Reason(String reason, int posts) {
        static Reason of(BackfillForecast.Reason reason) {
            return new Reason(reason.reason(), reason.posts());
        }
    }

    /** See {@link Progress}. */
    record ProgressJson(
            int percent,
            int done,
            int total,
            @Nullable Integer perHour,
            @Nullable Instant eta,
            @Nullable Current current) {
        static ProgressJson of(Progress progress) {
            return new ProgressJson(
                    progress.percent(),
                    progress.done(),
                    progress.total(),
                    progress.perHour(),
                    progress.eta(),
                    Current.of(progress.current()));
        }
    }

    record Current(String url, Instant createdAt, String text) {
        static @Nullable Current of(Progress.@Nullable CurrentPost post) {
            return post == null ? null : new Current(post.url(), post.createdAt(), post.words());
        }
    }
}
