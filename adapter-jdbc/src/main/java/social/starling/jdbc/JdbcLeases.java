package social.starling.jdbc;

import java.time.Duration;
import java.time.Instant;
import social.starling.ports.lease.Leases;

/** Leases as rows; taking one is one statement, which another process either sees whole or waits for. */
final class JdbcLeases implements Leases {
    private static final String TAKE = "INSERT INTO lease (name, owner, held_until) VALUES (?, ?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, held_until = excluded.held_until"
            + " WHERE lease.owner = excluded.owner OR lease.held_until <= ?";

    private final Database database;

    JdbcLeases(Database database) {
        this.database = database;
    }

    /** Of a process that is dead, since this one alone has the database. */
    static void forget(Database database) {
        database.write(handle -> handle.execute("DELETE FROM lease"));
    }

    @Override
    public boolean take(String name, String owner, Duration term) {
        return database.writeRows(session -> {
            Instant now = session.now();
            return session.handle().execute(TAKE, name, owner, Times.toNanos(now.plus(term)), Times.toNanos(now)) == 1;
        });
    }

    @Override
    public void giveBack(String name, String owner) {
        database.write(handle -> handle.execute("DELETE FROM lease WHERE name = ? AND owner = ?", name, owner));
    }
}
