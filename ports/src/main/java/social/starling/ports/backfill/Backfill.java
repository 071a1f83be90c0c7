package social.starling.ports.backfill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.route.Leg;

/**
 * A person's order to bring over older posts along one leg of a route, and how far it has come.
 *
 * @param reason why it stands where it stands or waits, one sentence for people; null where there is nothing to say
 */
public record Backfill(
        BackfillId id,
        Leg leg,
        BackfillOrder order,
        BackfillState state,
        @Nullable String reason,
        BackfillTimes times,
        BackfillForecast forecast,
        BackfillPosition position) {
    public static Backfill proposed(BackfillId id, Leg leg, BackfillOrder order, Instant now) {
        return new Backfill(
                id,
                leg,
                order,
                BackfillState.COUNTING,
                null,
                BackfillTimes.of(now),
                BackfillForecast.NONE,
                BackfillPosition.START);
    }

    /** Whether all of its window is counted. */
    public boolean isCounted() {
        return times.counted() != null;
    }

    /** One step on, as it is to be written. */
    public Backfill next() {
        return at(position.next());
    }

    /**
     * In another state.
     *
     * @throws IllegalArgumentException when this state does not lead there
     */
    public Backfill to(BackfillState next, @Nullable String why, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalArgumentException("The backfill " + id + " is " + state + " and cannot become " + next
                    + "; " + state.next() + " are allowed");
        }
        boolean starts = next == BackfillState.RUNNING && times.started() == null;
        BackfillTimes then = new BackfillTimes(
                times.created(), times.counted(), starts ? now : times.started(), next.isOver() ? now : null);
        return new Backfill(id, leg, order, next, why, then, forecast, position);
    }

    /** Where only what is told of it changes. */
    public Backfill saying(@Nullable String why) {
        return new Backfill(id, leg, order, state, why, times, forecast, position);
    }

    /** A page counted more. */
    public Backfill counting(BackfillForecast more, BackfillPosition next) {
        return new Backfill(id, leg, order, state, null, times, more, next);
    }

    /** All counted; it stands before its window again. */
    public Backfill counted(Instant now) {
        BackfillTimes then = new BackfillTimes(times.created(), now, times.started(), times.finished());
        return new Backfill(id, leg, order, state, null, then, forecast, position.back());
    }

    /** At another place. */
    public Backfill at(BackfillPosition next) {
        return new Backfill(id, leg, order, state, reason, times, forecast, next);
    }
}
