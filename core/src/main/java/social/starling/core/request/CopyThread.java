package social.starling.core.request;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Standstill;

/**
 * A copy and all that comes after it in its thread.
 *
 * @param top the copy itself
 * @param creations the top and what was planned after it, each after the one that it answers
 * @param deletions of these, by what they delete
 */
record CopyThread(Delivery top, List<Delivery> creations, Map<DeliveryId, Delivery> deletions) {
    static CopyThread below(Delivery top, DeliveryReader reader) {
        Map<DeliveryId, Delivery> all = new LinkedHashMap<>();
        Deque<Delivery> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            Delivery next = open.pop();
            if (all.putIfAbsent(next.id(), next) == null) {
                reader.after(next.id()).reversed().forEach(open::push);
            }
        }
        List<Delivery> creations = new ArrayList<>();
        Map<DeliveryId, Delivery> deletions = new HashMap<>();
        for (Delivery one : all.values()) {
            if (one.key().action() == Action.CREATE) {
                creations.add(one);
                // It hangs on another deletion where several posts are deleted together.
                reader.find(one.key().with(Action.DELETE).id())
                        .ifPresent(deletion -> deletions.put(one.id(), deletion));
            }
        }
        return new CopyThread(top, creations, deletions);
    }

    /**
     * What a deletion takes away.
     *
     * @throws IllegalStateException when it cannot be deleted as it stands
     */
    List<Delivery> requirePosts() {
        String why = reason();
        if (why != null) {
            throw new IllegalStateException("The delivery " + top.id() + " stands at " + top.state() + ": " + why);
        }
        return creations.stream()
                .filter(one -> one.state() != DeliveryState.CANCELLED && !deletions.containsKey(one.id()))
                .toList();
    }

    /** After which the first deletion is made: one that is under way below it, else what creates the last post. */
    DeliveryId before() {
        return creations.stream()
                .map(one -> deletions.get(one.id()))
                .filter(deletion -> deletion != null && !Standstill.isOver(Action.DELETE, deletion.state()))
                .map(Delivery::id)
                .findFirst()
                .orElse(requirePosts().getLast().id());
    }

    /** Null where it can be deleted. */
    private @Nullable String reason() {
        String why = top.key().action() == Action.DELETE ? "it is a deletion itself" : reasonOfTop();
        return why == null
                ? creations.stream()
                        .filter(one -> one != top)
                        .map(this::reasonOfLater)
                        .filter(reason -> reason != null)
                        .findFirst()
                        .orElse(null)
                : why;
    }

    private @Nullable String reasonOfTop() {
        Delivery deletion = deletions.get(top.id());
        if (deletion != null) {
            return switch (deletion.state()) {
                case CONFIRMED -> "its post was deleted by " + deletion.id();
                case CANCELLED ->
                    "its deletion " + deletion.id() + " was cancelled, which is final; delete the post on its platform";
                case PLANNED, CLAIMED, SENDING, ACCEPTED, UNKNOWN, RECONCILING, RETRY_AT, HELD, DEAD ->
                    "its deletion is planned already and stands at " + deletion.state() + "; see " + deletion.id();
            };
        }
        return switch (top.state()) {
            case CONFIRMED -> top.remote() == null ? "nobody knows which post it has become" : null;
            // The deletion waits for the answer.
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING -> null;
            case PLANNED, CLAIMED, RETRY_AT ->
                "nothing was sent yet; cancel it (starling ledger cancel " + top.id() + ")";
            case HELD -> "a person is to decide about it first: retry it, which looks for the post, or cancel it";
            case DEAD -> "it was given up, and there is no post to delete";
            case CANCELLED -> "it was cancelled, and there is no post to delete";
        };
    }

    /** Of something that hangs on it. */
    private @Nullable String reasonOfLater(Delivery one) {
        Delivery deletion = deletions.get(one.id());
        if (deletion != null) {
            return deletion.state() == DeliveryState.CANCELLED && one.state() == DeliveryState.CONFIRMED
                    ? one.id() + " hangs on it, and its deletion " + deletion.id()
                            + " was cancelled; delete both on their platform"
                    : null;
        }
        return switch (one.state()) {
            case SENDING, ACCEPTED, UNKNOWN, RECONCILING ->
                one.id() + " hangs on it and is just being sent; wait for its end and ask again";
            case HELD ->
                one.tries() > 0 && one.heldFor() == null
                        ? one.id() + " hangs on it and is held, and may stand or not; decide about that one first"
                        : null;
            case PLANNED, CLAIMED, RETRY_AT, CONFIRMED, DEAD, CANCELLED -> null;
        };
    }
}
