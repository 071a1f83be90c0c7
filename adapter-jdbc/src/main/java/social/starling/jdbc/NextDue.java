package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a claim will next find something. The quarantine is the caller's, so an attempt left open counts from the end of
 * its lease and its call.
 */
final class NextDue {
    private static final String ACTIVE =
            "NOT EXISTS" + " (SELECT 1 FROM account WHERE account.id = d.target AND account.state <> 'ACTIVE')";

    static final String TO_LOOK_FOR = "SELECT min(at) FROM (SELECT min(d.lease_until) AS at FROM delivery d WHERE"
            + " d.state = 'CLAIMED' UNION ALL SELECT min(CASE WHEN a.deadline + ? > d.lease_until"
            + " THEN a.deadline + ? ELSE d.lease_until END) FROM delivery d LEFT JOIN attempt a ON a.seq = d.attempt WHERE d.state IN ('SENDING',"
            + " 'RECONCILING') AND "
            + ACTIVE
            + " UNION ALL SELECT min(d.due_at) FROM delivery d WHERE d.state IN ('UNKNOWN', 'ACCEPTED') AND " + ACTIVE
            + ") next";

    static final String TO_SEND = "WITH RECURSIVE " + ClaimQueries.TARGETS + " SELECT min(at) FROM ("
            + "SELECT (SELECT min(due_at) FROM delivery WHERE ready = 1"
            + " AND target = t.id AND alone = 0) AS at FROM free_target t"
            + " UNION ALL SELECT (SELECT min(due_at) FROM delivery WHERE ready = 1"
            + " AND target = t.id AND alone = 1) FROM free_target t WHERE t.id NOT IN (" + ClaimQueries.BUSY
            + ")) next";

    private NextDue() {}

    /** By this process's clock. */
    static Optional<Instant> find(Session session) throws SQLException {
        Optional<Instant> look = first(
                session,
                TO_LOOK_FOR,
                out -> out.duration(ClaimQueries.AFTERMATH).duration(ClaimQueries.AFTERMATH));
        if (JdbcPublishingSwitch.isPaused(session)) {
            return look;
        }
        Optional<Instant> send = first(session, TO_SEND, out -> {});
        return look.isPresent() && (send.isEmpty() || look.get().isBefore(send.get())) ? look : send;
    }

    private static Optional<Instant> first(Session session, String sql, Session.Parameters parameters)
            throws SQLException {
        Instant due = session.query(sql, parameters, row -> new Next(row.timeOrNull()))
                .getFirst()
                .at;
        return due == null ? Optional.empty() : Optional.of(session.here(due));
    }

    private record Next(@Nullable Instant at) {}
}
