package social.starling.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.AttemptRecord;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.OriginLink;
import social.starling.ports.money.Money;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.Removal;
import social.starling.ports.publish.RequestBytes;

/** Turns the end of an attempt into the one change that records it: state, link, statistics and events together. */
final class Settlements {
    private final InstantSource clock;
    private final RetryPolicy retries;

    Settlements(InstantSource clock, RetryPolicy retries) {
        this.clock = clock;
        this.retries = retries;
    }

    Change.Settle confirmed(Work work, @Nullable PostReference post) {
        Delivery delivery = work.delivery();
        PostReference remote = post == null ? delivery.remote() : post;
        boolean created = delivery.key().action() == Action.CREATE;
        OriginLink link = created && remote != null
                ? new OriginLink(
                        work.account().platform(), remote.id(), delivery.key().origin())
                : null;
        String dropped = created ? dropped(work) : null;
        List<StarlingEvent> events = new ArrayList<>();
        if (remote != null) {
            events.add(
                    created
                            ? new StarlingEvent.PostPublished(
                                    delivery.id(), delivery.key().origin().canonical(), remote)
                            : new StarlingEvent.PostRemoved(delivery.id(), remote));
        }
        if (dropped != null) {
            events.add(new StarlingEvent.MediaDropped(delivery.id(), dropped));
        }
        return settle(
                work, DeliveryState.CONFIRMED, remote, link, null, dropped, clock.instant(), 0, true, null, events);
    }

    /** What the post does not show of what was planned; null where it shows all. */
    private static @Nullable String dropped(Work work) {
        if (!work.dropped().isEmpty()) {
            return String.join("; ", work.dropped());
        }
        int planned = mediaCount(work.delivery().payload());
        int missing = planned - mediaCount(sent(work));
        if (missing > 0) {
            return missing + " of " + planned + " pictures or videos are not carried";
        }
        boolean pictured = files(work.delivery().payload()) > planned;
        return pictured && files(sent(work)) == 0 ? "The link card has no picture" : null;
    }

    private static Payload sent(Work work) {
        return work.attempt() == null
                ? work.delivery().payload()
                : work.attempt().payload();
    }

    private static int files(Payload payload) {
        return switch (payload) {
            case Content content -> content.files();
            case Removal removal -> 0;
        };
    }

    private static int mediaCount(Payload payload) {
        return switch (payload) {
            case Content content -> content.media().size();
            case Removal removal -> 0;
        };
    }

    Change.Settle accepted(Work work, RequestBytes state) {
        return settle(work, DeliveryState.ACCEPTED, null, null, null, null, clock.instant(), 0, true, state, List.of());
    }

    Change.Settle unknown(Work work, String reason, Duration pause, int looks) {
        return settle(
                work,
                DeliveryState.UNKNOWN,
                null,
                null,
                "answer-lost",
                reason,
                clock.instant().plus(pause),
                looks,
                true,
                null,
                looks == 0
                        ? List.of(new StarlingEvent.AnswerLost(work.delivery().id(), reason))
                        : List.of());
    }

    Change.Settle resumed(Work work) {
        return settle(work, DeliveryState.SENDING, null, null, null, null, clock.instant(), 0, true, null, List.of());
    }

    Change.Settle held(Work work, String reason) {
        return settle(
                work,
                DeliveryState.HELD,
                null,
                null,
                "held",
                reason,
                clock.instant(),
                work.looks(),
                true,
                null,
                List.of(new StarlingEvent.DeliveryHeld(work.delivery().id(), reason)));
    }

    Change.Settle dead(Work work, String errorType, String reason) {
        return settle(
                work,
                DeliveryState.DEAD,
                null,
                null,
                errorType,
                reason,
                clock.instant(),
                0,
                true,
                null,
                List.of(new StarlingEvent.DeliveryFailed(work.delivery().id(), reason)));
    }

    /** Nothing was created: again later, or given up when the tries are used up. */
    Change.Settle again(Work work, String errorType, String reason, @Nullable Instant notBefore, boolean charged) {
        Instant now = clock.instant();
        if (!charged) {
            Instant due = notBefore == null ? now : notBefore;
            return later(work, errorType, reason, due, false);
        }
        RetryPolicy.Verdict verdict =
                retries.after(work.tries(), work.delivery().firstTriedAt(), now, notBefore);
        return switch (verdict) {
            case RetryPolicy.Again again -> later(work, errorType, reason, again.at(), true);
            case RetryPolicy.GiveUp giveUp -> dead(work, errorType, reason + "; " + giveUp.reason());
        };
    }

    private Change.Settle later(Work work, String errorType, String reason, Instant due, boolean charged) {
        return settle(
                work,
                DeliveryState.RETRY_AT,
                null,
                null,
                errorType,
                reason,
                due,
                0,
                charged,
                null,
                List.of(new StarlingEvent.DeliveryDelayed(work.delivery().id(), reason, due)));
    }

    private Change.Settle settle(
            Work work,
            DeliveryState to,
            @Nullable PostReference remote,
            @Nullable OriginLink link,
            @Nullable String errorType,
            @Nullable String reason,
            Instant dueAt,
            int looks,
            boolean charged,
            @Nullable RequestBytes checkpoint,
            List<StarlingEvent> events) {
        Instant now = clock.instant();
        Delivery delivery = work.delivery();
        AttemptRecord record = new AttemptRecord(
                now,
                delivery.key().origin().canonical(),
                delivery.key().target(),
                delivery.key().action(),
                to,
                mediaCount(sent(work)),
                delivery.key().segment() > 0 || delivery.after() != null,
                errorType,
                errorType == null ? null : reason,
                work.elapsed(),
                to == DeliveryState.CONFIRMED && work.attempt() != null
                        ? work.attempt().prepared().price()
                        : Money.ZERO);
        return new Change.Settle(
                delivery.id(),
                delivery.epoch(),
                work.state(),
                to,
                remote,
                link,
                reason,
                dueAt,
                looks,
                charged,
                checkpoint,
                record,
                events.stream().map(event -> event.row(now)).toList());
    }
}
