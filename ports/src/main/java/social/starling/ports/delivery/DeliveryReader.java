package social.starling.ports.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.Platform;
import social.starling.ports.publish.Attempt;

/** Looks at the ledger and changes nothing. */
public interface DeliveryReader {
    Optional<Delivery> find(DeliveryId id);

    /** The newest attempt of a delivery. */
    Optional<Attempt> attempt(DeliveryId id);

    List<Delivery> list(DeliveryQuery query);

    /**
     * How many deliveries there are of each kind, the largest number first.
     *
     * @param query whose limit does not count
     * @param atMost the newest of them that are looked at, at least 1
     */
    List<DeliverySum> sums(DeliveryQuery query, int atMost);

    /** The life of a delivery, oldest first. */
    List<HistoryEntry> history(DeliveryId id);

    /** How many deliveries stand in each state; states without any are left out. */
    Map<DeliveryState, Long> counts();

    /** The last segment of the newest CREATE plan for {@code origin} on {@code target}, whatever its state. */
    Optional<Delivery> lastSegment(Origin origin, AccountId target);

    /**
     * How many deliveries to {@code target} that were planned and due by {@code moment} are still on their way: neither
     * settled nor standing still for a person.
     *
     * @param atMost no more than that many are counted, at least 1
     */
    int onTheWay(AccountId target, Instant moment, int atMost);

    /** Sources of {@code account} whose next look is not after {@code until}, the longest due first. */
    List<WatchedPost> watched(AccountId account, Instant until, int limit);

    /** What comes directly after a delivery in its thread. */
    List<Delivery> after(DeliveryId id);

    /** The link by which a post is known as a copy. */
    Optional<OriginLink> link(Platform platform, String postId);

    /** When {@link DeliveryLedger#claim} will next find something, past times included; empty when nothing waits. */
    Optional<Instant> nextDue();

    /** The newest statistics rows, newest first. */
    List<AttemptRecord> attempts(int limit);
}
