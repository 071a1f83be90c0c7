package social.starling.memory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.money.Money;

/** Opens attempts: the last look at claim, pause, account and caps before anything leaves. */
final class OpeningDesk {
    private final MemoryState state;

    OpeningDesk(MemoryState state) {
        this.state = state;
    }

    /** @throws IllegalArgumentException before anything is written, when an attempt's id was used before */
    void requireNewAttempts(List<Change> batch) {
        for (Change change : batch) {
            DeliveryRow row = state.deliveries.find(change.delivery());
            if (change instanceof Change.Open open
                    && row != null
                    && row.state == DeliveryState.CLAIMED
                    && state.deliveries.hasAttempt(open.attempt().id())) {
                throw new IllegalArgumentException(
                        "The attempt id " + open.attempt().id()
                                + " was used before; ids are unique, so number them by the claim's epoch");
            }
        }
    }

    ChangeResult open(Change.Open open, DeliveryRow row, Instant now) {
        boolean own = row.state == DeliveryState.CLAIMED
                && row.epoch == open.epoch()
                && row.leaseUntil != null
                && row.leaseUntil.isAfter(now);
        if (!own) {
            return ChangeDesk.lost(row);
        }
        Refusal refusal = refusal(open, row, now);
        if (refusal != null) {
            return new ChangeResult.Refused(refusal);
        }
        Action action = row.plan.key().action();
        state.usage.add(row.target(), now, action, open.attempt().prepared().price());
        state.deliveries.open(row, open.attempt(), now);
        state.link(open.link());
        state.deliveries.move(row, DeliveryState.SENDING, null, now);
        return new ChangeResult.Done();
    }

    private @Nullable Refusal refusal(Change.Open open, DeliveryRow row, Instant now) {
        if (state.pause != null) {
            return Refusal.PAUSED;
        }
        if (row.plan.oneAttemptAtATime() && hasOpenAttempt(row.target())) {
            return Refusal.ACCOUNT_BUSY;
        }
        Money price = open.attempt().prepared().price();
        return state.usage.refusal(row.target(), now, row.plan.key().action(), price, open.cap());
    }

    private boolean hasOpenAttempt(AccountId account) {
        return state.deliveries.moving().stream()
                .anyMatch(other -> other.plan.oneAttemptAtATime()
                        && other.state.isOpen()
                        && other.target().equals(account));
    }
}
