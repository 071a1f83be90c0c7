package social.starling.core.compose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.money.Money;
import social.starling.ports.publish.Content;

/**
 * What a draft becomes on {@code target}, ready to be shown and to be planned.
 *
 * @param segments at least one, in reading order
 * @param languages BCP 47 tags of all segments
 * @param original the web address that takes the place of media which turns out not to be carried; null where none is
 *     to, or where it stands in the text already
 */
public record Composed(
        Account target,
        List<Segment> segments,
        List<String> languages,
        List<Note> notes,
        @Nullable String original) implements Composition {
    public Composed {
        segments = List.copyOf(segments);
        languages = List.copyOf(languages);
        notes = List.copyOf(notes);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A composition of 0 segments says nothing; 1 or more is allowed");
        }
    }

    /** What the platform bills for all of it. */
    public Money price() {
        return segments.stream().map(Segment::price).reduce(Money.ZERO, Money::plus);
    }

    /**
     * One delivery a segment, each under the one before it.
     *
     * @param createdAt of the first segment; every further one is a millisecond later, as feeds order threads by it
     * @param after the delivery that the first segment answers; null when it answers none
     * @param via what plans it, for people
     */
    public List<NewDelivery> deliveries(
            Origin origin, int revision, Instant createdAt, Instant dueAt, @Nullable DeliveryId after, String via) {
        List<NewDelivery> deliveries = new ArrayList<>(segments.size());
        DeliveryId parent = after;
        for (int i = 0; i < segments.size(); i++) {
            DeliveryKey key = new DeliveryKey(origin, target.id(), Action.CREATE, revision, i);
            Segment segment = segments.get(i);
            Content content = new Content(
                    key.canonical(),
                    createdAt.plusMillis(i),
                    segment.text(),
                    null,
                    languages,
                    segment.media(),
                    segment.card(),
                    segment.media().isEmpty() ? null : original);
            deliveries.add(new NewDelivery(
                    key, content, parent, dueAt, target.capabilities().oneAttemptAtATime(), via));
            parent = key.id();
        }
        return deliveries;
    }
}
