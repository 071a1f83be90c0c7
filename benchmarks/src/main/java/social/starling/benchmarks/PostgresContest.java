package social.starling.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import social.starling.benchmarks.NodeOrder.Kind;
import social.starling.jdbc.JdbcStore;

/**
 * One line of the table: so many processes of a kind work off one database.
 *
 * @param inFlight of each process
 * @param call how long the platform takes
 */
record PostgresContest(String name, Kind kind, int nodes, int inFlight, int accounts, Duration call) {
    /** PLANNED, CLAIMED, SENDING, CONFIRMED. */
    private static final long STEPS = 4;

    NodeOrder order(BenchmarkDatabase database, Path folder, int deliveries) {
        return new NodeOrder(
                kind,
                database.address().url(),
                database.address().user(),
                folder,
                deliveries,
                inFlight,
                accounts,
                call);
    }

    /** Puts into the empty database what is to be done. */
    void fill(NodeOrder order, BenchmarkDatabase database) throws SQLException {
        switch (kind) {
            case LEDGER -> {
                try (JdbcStore store = NodeWork.store(order)) {
                    new LedgerWork(store.ledger(), "planner", inFlight, new Calls(0)).plan(order.deliveries());
                }
            }
            case COURIER -> {
                NoOpPlatform platform = new NoOpPlatform(new Calls(0), call);
                try (JdbcStore store = NodeWork.store(order);
                        CourierWork work =
                                new CourierWork(store, store.ledger(), platform, "planner", inFlight, accounts)) {
                    work.plan(order.deliveries());
                }
            }
            case SCHEDULER -> {
                database.execute(SchedulerWork.SCHEMA);
                database.execute(
                        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                                + " SELECT '" + SchedulerWork.TASK + "', i, now(), false, 1 FROM generate_series(0, "
                                + (order.deliveries() - 1) + ") AS i");
            }
        }
        database.settle();
    }

    boolean isOver(BenchmarkDatabase database, int deliveries) throws SQLException {
        return switch (kind) {
            case LEDGER, COURIER ->
                database.number("SELECT count(*) FROM delivery WHERE state = 'CONFIRMED'") >= deliveries;
            case SCHEDULER -> database.number("SELECT count(*) FROM scheduled_tasks") == 0;
        };
    }

    /** @throws IllegalStateException where something is not written exactly once */
    void check(BenchmarkDatabase database, int deliveries) throws SQLException {
        switch (kind) {
            case LEDGER, COURIER -> {
                require(database, deliveries, "confirmed", "SELECT count(*) FROM delivery WHERE state = 'CONFIRMED'");
                require(database, deliveries, "attempts", "SELECT count(*) FROM attempt");
                require(
                        database,
                        deliveries,
                        "deliveries with an attempt",
                        "SELECT count(DISTINCT delivery) FROM attempt");
                require(
                        database,
                        deliveries,
                        "confirmations",
                        "SELECT count(*) FROM delivery_history WHERE to_state = 'CONFIRMED'");
                require(database, STEPS * deliveries, "steps", "SELECT count(*) FROM delivery_history");
            }
            case SCHEDULER -> require(database, 0, "tasks left", "SELECT count(*) FROM scheduled_tasks");
        }
    }

    private void require(BenchmarkDatabase database, long expected, String what, String sql) throws SQLException {
        long found = database.number(sql);
        if (found != expected) {
            throw new IllegalStateException(
                    name + ": " + found + " " + what + " in the database; there must be " + expected);
        }
    }
}
