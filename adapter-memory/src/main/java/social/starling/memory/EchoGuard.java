package social.starling.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Origin;
import social.starling.ports.delivery.PlanReceipt.Verdict;
import social.starling.ports.delivery.Sighting;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.AttemptId;

/** Tells Starling's own copies from what people wrote. */
final class EchoGuard {
    /** How long an equal text on the same account is suspicious. */
    private static final Duration MEMORY = Duration.ofHours(24);

    private final MemoryState state;

    EchoGuard(MemoryState state) {
        this.state = state;
    }

    /** Whether a link or a delivery knows the post, by its own id or by the first id of its edit history. */
    boolean isCopy(Origin origin, Sighting sighting) {
        if (state.deliveries.publishedAs(
                        sighting.post().account(), sighting.post().id())
                != null) {
            return true;
        }
        return switch (origin) {
            case Origin.RemotePost post ->
                state.linkOf(post.platform(), sighting.post().id()) != null
                        || state.linkOf(post.platform(), post.postId()) != null
                        || state.deliveries.publishedAs(sighting.post().account(), post.postId()) != null;
            case Origin.Request request -> false;
        };
    }

    Suspicion suspicion(Sighting sighting, Instant now) {
        if (!sighting.fingerprint().isTelling()) {
            return Suspicion.NONE;
        }
        List<DeliveryRow> alike = state.deliveries.saying(sighting.fingerprint()).stream()
                .filter(row -> row.target().equals(sighting.post().account())
                        && row.plan.key().action() == Action.CREATE)
                .toList();
        for (DeliveryRow row : alike) {
            Attempt attempt = row.attempt;
            if (attempt != null
                    && row.state.isOpen()
                    && attempt.prepared().plannedKey() == null
                    && attempt.fingerprint().equals(sighting.fingerprint())) {
                return new Suspicion(
                        Verdict.WAITING,
                        attempt.id(),
                        "It may be the post of " + row.id + ", whose outcome is still open");
            }
        }
        for (DeliveryRow row : alike) {
            if (row.openedAt != null && row.openedAt.plus(MEMORY).isAfter(now)) {
                return new Suspicion(
                        Verdict.SUSPECTED_COPY,
                        null,
                        "It says the same as " + (row.remote == null ? "the post of " + row.id : row.remote.id())
                                + ", which Starling sent to this account less than 24 hours ago;"
                                + " release it if it is a post of its own, or cancel it");
            }
        }
        return Suspicion.NONE;
    }

    /** @param waitsFor the attempt that may turn out to be the post; null unless WAITING */
    record Suspicion(
            Verdict verdict,
            @Nullable AttemptId waitsFor,
            @Nullable String reason) {
        static final Suspicion NONE = new Suspicion(Verdict.PLANNED, null, null);
    }
}
