package social.starling.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;

/** The clock that leases of all processes on a database follow. */
interface LedgerClock {
    /** The database's own, to the microsecond: several machines never agree on the time, but all ask the same server. */
    static LedgerClock ofDatabase(InstantSource here) {
        return new LedgerClock() {
            private static final String NOW =
                    "SELECT CAST(floor(extract(epoch FROM clock_timestamp()) * 1000000) AS bigint) * 1000";

            @Override
            public Instant now(Session session) throws SQLException {
                return session.query(NOW, out -> {}, RowReader::time).getFirst();
            }

            @Override
            public Instant here(Session session, Instant time) throws SQLException {
                Instant now = now(session);
                return here.instant().plus(java.time.Duration.between(now, time));
            }
        };
    }

    /** A clock of this process, for one process alone. */
    static LedgerClock of(InstantSource clock) {
        return new LedgerClock() {
            @Override
            public Instant now(Session session) {
                return clock.instant();
            }

            @Override
            public Instant here(Session session, Instant time) {
                return time;
            }
        };
    }

    Instant now(Session session) throws SQLException;

    /** The same moment by this process's clock. */
    Instant here(Session session, Instant time) throws SQLException;
}
