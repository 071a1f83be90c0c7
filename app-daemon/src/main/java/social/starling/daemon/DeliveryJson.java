package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Payload;
import social.starling.ports.publish.Removal;

/**
 * A delivery as the API shows it.
 *
 * @param status what {@code state} means to a user, in lower case
 * @param remote the post's id on its platform; null before it is known
 * @param heldFor the delivery before it in its thread for which it is held, and with which it goes on; null elsewhere
 * @param cancelWished whether somebody wanted it cancelled while it was being sent
 * @param text what is posted; null for a deletion
 * @param media how many pictures and videos are planned; {@code reason} tells which of them were not carried
 */
record DeliveryJson(
        String id,
        String origin,
        String target,
        String action,
        int revision,
        int segment,
        String state,
        String status,
        @Nullable String remote,
        @Nullable String reason,
        @Nullable String heldFor,
        boolean cancelWished,
        @Nullable String text,
        int media,
        String via,
        int tries,
        Instant dueAt,
        Instant createdAt,
        Instant updatedAt) {
    static DeliveryJson of(Delivery delivery) {
        return new DeliveryJson(
                delivery.id().value(),
                delivery.key().origin().canonical(),
                delivery.key().target().value(),
                delivery.key().action().name(),
                delivery.key().revision(),
                delivery.key().segment(),
                delivery.state().name(),
                delivery.state().status().name().toLowerCase(Locale.ROOT),
                delivery.remote() == null ? null : delivery.remote().id(),
                delivery.reason(),
                delivery.heldFor() == null ? null : delivery.heldFor().value(),
                delivery.cancelWished(),
                text(delivery.payload()),
                media(delivery.payload()),
                delivery.via(),
                delivery.tries(),
                delivery.dueAt(),
                delivery.createdAt(),
                delivery.updatedAt());
    }

    private static @Nullable String text(Payload payload) {
        return switch (payload) {
            case Content content -> content.text().text();
            case Removal removal -> null;
        };
    }

    private static int media(Payload payload) {
        return switch (payload) {
            case Content content -> content.media().size();
            case Removal removal -> 0;
        };
    }

    /**
     * A delivery with its life so far, oldest first.
     *
     * @param deletion the delivery that deletes its post, in whatever state; null where none is planned
     */
    record WithHistory(
            @JsonUnwrapped DeliveryJson delivery, @Nullable String deletion, List<StepJson> history) {}

    /**
     * What a deletion takes away.
     *
     * @param posts what is deleted, or cancelled where it was not sent; the named one first
     * @param deletions in the order in which they are made; empty where it was only asked what would be deleted
     */
    record DeletionJson(List<DeliveryJson> posts, List<DeliveryJson> deletions) {}

    /** @param from null for its planning */
    record StepJson(
            Instant at,
            @Nullable String from,
            String to,
            long epoch,
            @Nullable String reason) {
        static StepJson of(HistoryEntry entry) {
            return new StepJson(
                    entry.at(),
                    entry.from() == null ? null : entry.from().name(),
                    entry.to().name(),
                    entry.epoch(),
                    entry.reason());
        }
    }
}
