package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
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
    private final LongSupplier numbers;

    private Openings(LedgerSheet sheet, DailyUsage usage, boolean paused, LongSupplier numbers, Instant now) {
        this.sheet = sheet;
        this.usage = usage;
        this.paused = paused;
        this.numbers = numbers;
        this.now = now;
    }

    /** @throws IllegalArgumentException before anything is written, when an attempt's id was used before */
    static Openings load(Session session, List<Change> batch, LedgerSheet sheet, Instant now) throws SQLException {
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
        requireNewAttempts(session, opens, sheet);
        sheet.add(DeliveryStatements.find(session, DeliveryStatements.OPEN_ALONE, exclusive));
        boolean paused = !opens.isEmpty() && JdbcPublishingSwitch.isPaused(session);
        LongSupplier numbers = session.numbers(Session.Numbered.ATTEMPT, opens.size());
        return new Openings(sheet, DailyUsage.load(session, targets, now), paused, numbers, now);
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
        usage.add(row.target, row.action, open.attempt().prepared().price(), open.cap());
        sheet.open(numbers.getAsLong(), row, open.attempt(), now);
        sheet.link(open.link());
        sheet.move(row, DeliveryState.SENDING, null, now);
        return new ChangeResult.Done();
    }

    void write(Session session) throws SQLException {
        usage.write(session);
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

    private static void requireNewAttempts(Session session, List<Change.Open> opens, LedgerSheet sheet)
            throws SQLException {
        Set<Session.Pair> ids = new HashSet<>();
        for (Change.Open open : opens) {
            DeliveryRow row = sheet.find(open.delivery());
            if (row != null) {
                ids.add(new Session.Pair(row.seq, open.attempt().id()));
            }
        }
        Set<String> used = AttemptStatements.used(session, ids);
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
