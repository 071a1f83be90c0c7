package social.starling.core.request;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Advance;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryLedger;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Plan;
import social.starling.ports.delivery.PlanReceipt;
import social.starling.ports.delivery.PlannedOrigin;
import social.starling.ports.digest.Digest;
import social.starling.ports.publish.Removal;

/** Takes wishes to delete what stands on a target: shows what hangs on it, and plans the deletion of all that. */
public final class DeletionRequests {
    private final DeliveryLedger ledger;
    private final DeliveryReader reader;
    private final Runnable wake;
    private final InstantSource clock;

    /** @param wake tells the courier that something may have become due */
    public DeletionRequests(DeliveryLedger ledger, DeliveryReader reader, Runnable wake, InstantSource clock) {
        this.ledger = ledger;
        this.reader = reader;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * What a deletion would take away: the post itself and all that comes after it in its thread, in the order in which it
     * was planned. What was not sent is only cancelled.
     *
     * @throws IllegalArgumentException when there is no such delivery
     * @throws IllegalStateException when it stands where nothing can be deleted, with the reason
     */
    public List<Delivery> preview(DeliveryId id) {
        return thread(id).requirePosts();
    }

    /**
     * Plans the deletion, the last post of the thread first.
     *
     * @param posts how many the person has seen in the preview
     * @param via who asks, for people
     * @return the deletions, in the order in which they are made
     * @throws IllegalArgumentException as {@link #preview}
     * @throws IllegalStateException as {@link #preview}, and when more or less hangs on it by now
     */
    public List<DeliveryId> submit(DeliveryId id, int posts, String via) {
        CopyThread thread = thread(id);
        List<Delivery> copies = thread.requirePosts();
        if (copies.size() != posts) {
            throw new IllegalStateException("The deletion of " + id + " takes away " + copies.size() + " posts and not "
                    + posts + "; look at them and ask again");
        }
        Instant now = clock.instant();
        Plan plan = new Plan(
                origins(copies, thread.before(), now, via),
                new Advance.RequestKey("delete:" + id, Digest.sha256Hex(copies.toString())),
                List.of(new StarlingEvent.DeliveryDecided(id, "is deleted by a person").row(now)));
        return switch (ledger.plan(plan)) {
            case PlanReceipt.Accepted accepted -> {
                wake.run();
                yield accepted.entries().stream()
                        .flatMap(entry -> entry.deliveries().stream())
                        .toList();
            }
            case PlanReceipt.Repeated repeated -> repeated.deliveries();
            case PlanReceipt.KeyTaken taken ->
                throw new IllegalStateException(
                        "Somebody else has just asked for the deletion of " + id + "; look at the ledger");
            case PlanReceipt.Overtaken overtaken ->
                throw new IllegalStateException("A request was answered as if it had a cursor: " + overtaken);
        };
    }

    private CopyThread thread(DeliveryId id) {
        Delivery top = reader.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no delivery " + id + "; see the ledger's list for those that there are"));
        return CopyThread.below(top, reader);
    }

    /** @param before after which the first deletion is made */
    private static List<PlannedOrigin> origins(List<Delivery> copies, DeliveryId before, Instant now, String via) {
        Map<Part, List<NewDelivery>> plans = new LinkedHashMap<>();
        DeliveryId last = before;
        for (Delivery copy : copies.reversed()) {
            NewDelivery deletion = new NewDelivery(
                    copy.key().with(Action.DELETE),
                    copy.remote() == null ? Removal.LATER : new Removal(copy.remote()),
                    last,
                    now,
                    copy.oneAttemptAtATime(),
                    via);
            plans.computeIfAbsent(
                            new Part(copy.key().origin().canonical(), copy.key().revision()), part -> new ArrayList<>())
                    .add(deletion);
            last = deletion.key().id();
        }
        return plans.values().stream()
                .map(deletions -> new PlannedOrigin(deletions.getFirst().key().origin(), null, deletions))
                .toList();
    }

    /** What is planned together: the segments of one version of a post. */
    private record Part(String origin, int revision) {}
}
