package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Change;
import social.starling.ports.delivery.ChangeResult;
import social.starling.ports.delivery.ChangeResult.Refusal;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.money.Money;

/** Opens attempts: the last look at claim, pause, account and caps before anything leaves. */
final class Openings {
    private final LedgerSheet sheet;
    private final DailyUsage usage;
    private final boolean paused;
    private final Instant now;

    private Openings(LedgerSheet sheet, DailyUsage usage, boolean paused, Instant now) {
        this.sheet = sheet;
        this.usage = usage;
        this.paused = paused;
        this.now = now;
    }

    /** @throws IllegalArgumentException before anything is written, when an attempt's id was used before */
    static Openings load(Handle handle, List<Change> batch, LedgerSheet sheet, Instant now) throws SQLException {
        List<Change.Open> opens = batch.stream()
                .filter(Change.Open.class::isInstance)
                .map(Change.Open.class::cast)
                .toList();
        Set<AccountId> targets = new HashSet<>();
        Set<AccountId> exclusive = new HashSet<>();
        for (Change.Open open : opens) {
            DeliveryRow row = sheet.find(open.delivery());
            if (row != null) {
                targets.add(row.target);
                if (row.alone) {
                    exclusive.add(row.target);
                }
            }
        }
        requireNewAttempts(handle, opens, sheet);
        sheet.add(DeliveryStatements.find(handle, DeliveryStatements.OPEN_ALONE, exclusive));
        boolean paused = !opens.isEmpty() && JdbcPublishingSwitch.find(handle).isPresent();
        return new Openings(sheet, DailyUsage.load(handle, targets, now), paused, now);
    }

    ChangeResult open(Change.Open open, DeliveryRow row) {
        boolean own = row.state == DeliveryState.CLAIMED
                && row.epoch == open.epoch()
                && row.leaseUntil != null
                && row.leaseUntil.isAfter(now);
        if (!own) {
            return ChangeStatements.lost(row);
        }
        Refusal refusal = refusal(open, row);
        if (refusal != null) {
            return new ChangeResult.Refused(refusal);
        }
        usage.add(row.target, row.action, open.attempt().prepared().price());
        sheet.open(row, open.attempt(), now);
        sheet.link(open.link());
        sheet.move(row, DeliveryState.SENDING, null, now);
        return new ChangeResult.Done();
    }

    void write(Handle handle) throws SQLException {
        usage.write(handle);
    }

    private @Nullable Refusal refusal(Change.Open open, DeliveryRow row) {
        if (paused) {
            return Refusal.PAUSED;
        }
        if (row.alone && hasOpenAttempt(row.target)) {
            return Refusal.ACCOUNT_BUSY;
        }
        Money price = open.attempt().prepared().price();
        return usage.refusal(row.target, row.action, price, open.cap());
    }

    private boolean hasOpenAttempt(AccountId account) {
        return sheet.rows().stream().anyMatch(row -> row.alone && row.state.isOpen() && row.target.equals(account));
    }

    private static void requireNewAttempts(Handle handle, List<Change.Open> opens, LedgerSheet sheet)
            throws SQLException {
        Set<String> used = AttemptStatements.used(
                handle,
                opens.stream().map(open -> open.attempt().id()).distinct().toList());
        for (Change.Open open : opens) {
            DeliveryRow row = sheet.find(open.delivery());
            boolean taken = !used.add(open.attempt().id().value());
            if (taken && row != null && row.state == DeliveryState.CLAIMED) {
                throw new IllegalArgumentException(
                        "The attempt id " + open.attempt().id()
                                + " was used before; ids are unique, so number them by the claim's epoch");
            }
        }
    }
}
