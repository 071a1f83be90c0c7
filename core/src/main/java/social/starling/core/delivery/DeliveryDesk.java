package social.starling.core.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.core.delivery.DecisionPolicy.Decision;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.PublishingSwitch;

/** Where people look at deliveries and decide about them. */
public final class DeliveryDesk {
    private final DeliveryReader reader;
    private final LedgerWriter writer;
    private final PublishingSwitch publishing;
    private final Runnable wake;
    private final InstantSource clock;

    /** @param wake tells the courier that something may have become due */
    public DeliveryDesk(
            DeliveryReader reader,
            LedgerWriter writer,
            PublishingSwitch publishing,
            Runnable wake,
            InstantSource clock) {
        this.reader = reader;
        this.writer = writer;
        this.publishing = publishing;
        this.wake = wake;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when there is no such delivery */
    public Delivery require(DeliveryId id) {
        return reader.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no delivery " + id + "; see the ledger's list for those that there are"));
    }

    /**
     * Tries again; what may exist is looked for first.
     *
     * @throws IllegalStateException when the delivery stands where that cannot be, with the reason
     */
    public Delivery retry(DeliveryId id) {
        boolean attempted = reader.attempt(id).isPresent();
        return decide(require(id), delivery -> DecisionPolicy.retry(delivery, attempted, now()));
    }

    /** @param reason null for the plain one */
    public Delivery hold(DeliveryId id, @Nullable String reason) {
        return decide(require(id), delivery -> DecisionPolicy.hold(delivery, now(), reason));
    }

    /**
     * Cancels the delivery and, of a split post, the segments after it that wait for it. With a deletion those are cancelled
     * that come after it, since a post is not deleted from under another one.
     *
     * @throws IllegalStateException when the delivery stands where that cannot be, with the reason
     */
    public Delivery cancel(DeliveryId id) {
        Delivery first = require(id);
        return switch (first.key().action()) {
            case CREATE -> {
                Delivery cancelled = decide(first, delivery -> DecisionPolicy.cancel(delivery, now()));
                laterSegments(first).forEach(this::cancelAlong);
                yield cancelled;
            }
            case DELETE -> {
                if (DecisionPolicy.cancel(first, now()) instanceof Decision.Allowed) {
                    // The last first: none of them may leave because the one before it is out of its way.
                    afterDeletion(first).reversed().forEach(this::cancelAlong);
                }
                yield decide(first, delivery -> DecisionPolicy.cancel(delivery, now()));
            }
        };
    }

    private void cancelAlong(Delivery delivery) {
        if (DecisionPolicy.cancel(delivery, now()) instanceof Decision.Allowed allowed) {
            writer.commit(allowed.change());
        }
    }

    /** Further deletions, and what replaces the deleted post. */
    private List<Delivery> afterDeletion(Delivery first) {
        List<Delivery> after = new ArrayList<>();
        Deque<Delivery> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            for (Delivery next : reader.after(open.remove().id())) {
                boolean follows = next.key().action() == Action.DELETE
                        || next.key().origin().equals(first.key().origin());
                if (follows && !after.contains(next)) {
                    after.add(next);
                    open.add(next);
                }
            }
        }
        return after;
    }

    /** Stops everything that leaves, from the moment this returns. */
    public void pause(String reason, String by) {
        publishing.pause(new PublishingSwitch.Pause(reason, by, now()));
    }

    public void resume() {
        publishing.resume();
        wake.run();
    }

    public Optional<PublishingSwitch.Pause> paused() {
        return publishing.paused();
    }

    private List<Delivery> laterSegments(Delivery first) {
        DeliveryKey key = first.key();
        DeliveryQuery siblings =
                new DeliveryQuery(Set.of(), key.target(), key.origin().canonical(), null, 1_000);
        return reader.list(siblings).stream()
                .filter(other -> other.key().action() == key.action()
                        && other.key().revision() == key.revision()
                        && other.key().segment() > key.segment())
                .toList();
    }

    private Delivery decide(Delivery delivery, Function<Delivery, Decision> policy) {
        switch (policy.apply(delivery)) {
            case Decision.Refused refused -> throw new IllegalStateException(refused.why());
            case Decision.Allowed allowed -> {
                if (writer.commit(allowed.change()) instanceof ChangeResult.Lost lost) {
                    throw new IllegalStateException("The delivery " + delivery.id() + " has just moved on to "
                            + lost.state() + "; look at it again");
                }
            }
        }
        wake.run();
        return require(delivery.id());
    }

    private Instant now() {
        return clock.instant();
    }
}
