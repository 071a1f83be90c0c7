package social.starling.core.backfill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.PublishingSwitch;

/** What keeps copies from arriving, in sentences for people. */
final class Delays {
    private static final int MOST = 1_000;

    private final DeliveryReader deliveries;
    private final PublishingSwitch publishing;

    Delays(BackfillParts parts) {
        this.deliveries = parts.deliveries();
        this.publishing = parts.publishing();
    }

    /** Why those that are on their way take so long. */
    String why(Backfill backfill) {
        Optional<PublishingSwitch.Pause> pause = publishing.paused();
        if (pause.isPresent()) {
            return "Publishing is paused: " + pause.get().reason();
        }
        List<Delivery> delayed = deliveries.list(
                new DeliveryQuery(Set.of(DeliveryState.RETRY_AT), backfill.leg().target(), null, null, 1));
        String reason = delayed.isEmpty() ? null : delayed.getFirst().reason();
        return "It waits for copies that are on their way" + (reason == null ? "" : ": " + reason);
    }

    /** A sentence about copies that no time will move on; null when there are none. */
    @Nullable
    String standing(Backfill backfill) {
        Instant since = backfill.times().started();
        long stopped = deliveries
                .list(new DeliveryQuery(
                        Set.of(DeliveryState.HELD, DeliveryState.DEAD),
                        backfill.leg().target(),
                        null,
                        null,
                        MOST))
                .stream()
                .filter(one -> one.via().equals(backfill.leg().route().value())
                        && since != null
                        && !one.createdAt().isBefore(since))
                .count();
        return stopped == 0
                ? null
                : "Of the posts carried since it started, " + stopped
                        + " wait for a person or were given up; see the ledger";
    }
}
