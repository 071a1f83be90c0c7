package social.starling.jdbc;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * When a claim will next find something. The quarantine is the caller's, so an attempt left open counts from the end of
 * its lease and its call.
 */
final class NextDue {
    private static final String ACTIVE =
            "NOT EXISTS" + " (SELECT 1 FROM account WHERE account.id = d.target AND account.state <> 'ACTIVE')";

    static final String TO_LOOK_FOR = "SELECT min(at) FROM (SELECT min(d.lease_until) AS at FROM delivery d WHERE"
            + " d.state = 'CLAIMED' UNION ALL SELECT min(max(d.lease_until, coalesce(a.deadline + :aftermath,"
            + " d.lease_until))) FROM delivery d LEFT JOIN attempt a ON a.seq = d.attempt WHERE d.state IN ('SENDING',"
            + " 'RECONCILING') AND "
            + ACTIVE
            + " UNION ALL SELECT min(d.due_at) FROM delivery d WHERE d.state IN ('UNKNOWN', 'ACCEPTED') AND " + ACTIVE
            + ")";

    static final String TO_SEND = "WITH RECURSIVE " + ClaimQueries.TARGETS + " SELECT min(at) FROM ("
            + "SELECT (SELECT min(due_at) FROM delivery WHERE ready = 1"
            + " AND target = t.id AND alone = 0) AS at FROM free_target t"
            + " UNION ALL SELECT (SELECT min(due_at) FROM delivery WHERE ready = 1"
            + " AND target = t.id AND alone = 1) FROM free_target t WHERE t.id NOT IN (" + ClaimQueries.BUSY + "))";

    private NextDue() {}

    static Optional<Instant> find(Handle handle) {
        Optional<Instant> look = time(handle.createQuery(TO_LOOK_FOR)
                .bind("aftermath", ClaimQueries.AFTERMATH.toNanos())
                .mapTo(Long.class)
                .findOne());
        if (JdbcPublishingSwitch.find(handle).isPresent()) {
            return look;
        }
        Optional<Instant> send =
                time(handle.createQuery(TO_SEND).mapTo(Long.class).findOne());
        return look.isPresent() && (send.isEmpty() || look.get().isBefore(send.get())) ? look : send;
    }

    private static Optional<Instant> time(Optional<Long> nanos) {
        return nanos.map(Times::fromNanos);
    }
}
