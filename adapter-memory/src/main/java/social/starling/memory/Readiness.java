package social.starling.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Standstill;

/** Says what stands in the way of a delivery, and when time alone will have moved it on. */
final class Readiness {
    /** How long after a call's deadline its effect may still show on the platform. */
    private static final Duration AFTERMATH = Duration.ofSeconds(60);

    private final MemoryState state;

    Readiness(MemoryState state) {
        this.state = state;
    }

    /** Whether the account may be called; an account that the store does not know may. */
    boolean reachable(AccountId id) {
        Account account = state.accounts.get(id);
        return account == null || account.state() == AccountState.ACTIVE;
    }

    /** The accounts on which a delivery that wants to be alone is claimed or open. */
    Set<AccountId> busy() {
        Set<AccountId> busy = new HashSet<>();
        for (DeliveryRow row : state.deliveries.moving()) {
            if (row.plan.oneAttemptAtATime() && (row.state == DeliveryState.CLAIMED || row.state.isOpen())) {
                busy.add(row.target());
            }
        }
        return busy;
    }

    /** Whether nothing but its due time keeps {@code row} from being claimed for sending. */
    boolean sendable(DeliveryRow row, Set<AccountId> busy) {
        return (row.state == DeliveryState.PLANNED || row.state == DeliveryState.RETRY_AT)
                && row.waitsFor == null
                && state.pause == null
                && reachable(row.target())
                && !(row.plan.oneAttemptAtATime() && busy.contains(row.target()))
                && parentConfirmed(row);
    }

    /** From when {@code row} may be claimed to be looked for; null in other states. */
    @Nullable
    Instant lookableFrom(DeliveryRow row, Duration quarantine) {
        return switch (row.state) {
            case UNKNOWN, ACCEPTED -> row.dueAt;
            case SENDING, RECONCILING -> {
                Instant leaseOver = row.leaseUntil == null ? row.dueAt : row.leaseUntil.plus(quarantine);
                Instant callOver =
                        row.attempt == null ? leaseOver : row.attempt.deadline().plus(AFTERMATH);
                yield leaseOver.isAfter(callOver) ? leaseOver : callOver;
            }
            case PLANNED, CLAIMED, RETRY_AT, HELD, CONFIRMED, DEAD, CANCELLED -> null;
        };
    }

    private boolean parentConfirmed(DeliveryRow row) {
        if (row.plan.after() == null) {
            return true;
        }
        DeliveryRow parent = state.deliveries.find(row.plan.after());
        return parent == null || Standstill.isOver(parent.plan.key().action(), parent.state);
    }
}
