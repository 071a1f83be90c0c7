package social.starling.core.restore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountRepository;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryQuery;
import social.starling.ports.delivery.DeliveryReader;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.HistoryEntry;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Removal;

/** The deliveries of a restored ledger whose posts may stand on their targets. */
final class ForgottenDeliveries {
    private static final int PAGE = 1_000;
    private static final Set<DeliveryState> UNDER_WAY = Set.of(
            DeliveryState.CLAIMED,
            DeliveryState.SENDING,
            DeliveryState.ACCEPTED,
            DeliveryState.UNKNOWN,
            DeliveryState.RECONCILING);

    private final Platforms platforms;
    private final AccountRepository accounts;
    private final DeliveryReader deliveries;

    ForgottenDeliveries(Platforms platforms, AccountRepository accounts, DeliveryReader deliveries) {
        this.platforms = platforms;
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    /** How many were being worked on when the backup was made, and are not settled yet. */
    int underWay() {
        return (int) deliveries.counts().entrySet().stream()
                .filter(entry -> UNDER_WAY.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * What a post may be found for: it was written before {@code noticed}, since nothing has left from then on, and nobody
     * has decided that it is to be sent.
     */
    List<Delivery> open(Instant noticed) {
        Instant latest = noticed.plus(Forgotten.SKEW);
        return list(Change.Adopt.FROM).stream()
                .filter(delivery -> switch (delivery.payload()) {
                    case Content content -> !content.createdAt().isAfter(latest);
                    case Removal removal -> false;
                })
                .filter(delivery -> delivery.state() == DeliveryState.HELD || !wasDoubted(delivery))
                .toList();
    }

    /** Those whose accounts are still connected. */
    List<Forgotten> of(Collection<Delivery> open) {
        return open.stream().map(this::forgotten).flatMap(Optional::stream).toList();
    }

    /** The deliveries under which some of {@code forgotten} hang and which are none of these. */
    List<Delivery> parents(Collection<Forgotten> forgotten) {
        Set<DeliveryId> known = new HashSet<>();
        forgotten.forEach(one -> known.add(one.delivery().id()));
        return forgotten.stream()
                .map(one -> one.delivery().after())
                .filter(Objects::nonNull)
                .filter(known::add)
                .map(deliveries::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Forgotten> forgotten(Delivery delivery) {
        Optional<Account> target = accounts.find(delivery.key().target());
        if (target.isEmpty() || !(delivery.payload() instanceof Content content)) {
            return Optional.empty();
        }
        Account account = target.get();
        String key = platforms.of(account.platform()).publisher().plannedKey(content, account);
        return Optional.of(new Forgotten(delivery, content, account.platform(), key, wasDoubted(delivery)));
    }

    private boolean wasDoubted(Delivery delivery) {
        return deliveries.history(delivery.id()).stream().anyMatch(ForgottenDeliveries::isDoubt);
    }

    private static boolean isDoubt(HistoryEntry step) {
        return step.to() == DeliveryState.HELD
                && step.reason() != null
                && step.reason().startsWith(Doubts.BEGINNING);
    }

    private List<Delivery> list(Set<DeliveryState> states) {
        List<Delivery> all = new ArrayList<>();
        DeliveryId last = null;
        List<Delivery> page;
        do {
            page = deliveries.list(new DeliveryQuery(states, null, null, last, PAGE));
            all.addAll(page);
            last = page.isEmpty() ? null : page.getLast().id();
        } while (page.size() == PAGE);
        return all;
    }
}
