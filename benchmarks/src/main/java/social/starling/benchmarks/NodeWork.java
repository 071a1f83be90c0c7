package social.starling.benchmarks;

import java.time.InstantSource;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;

/** What one process of a measurement does: it begins with {@link #start} and goes on until it is closed. */
interface NodeWork extends AutoCloseable {
    static NodeWork of(NodeOrder order, Calls calls) {
        return switch (order.kind()) {
            case LEDGER -> ledger(order, calls);
            case COURIER -> courier(order, calls);
            case SCHEDULER -> new SchedulerWork(order, calls);
        };
    }

    static JdbcStore store(NodeOrder order) {
        return new JdbcStore(
                JdbcSettings.in(order.folder()).withDatabase(new PostgresServer(order.url(), order.user(), null)),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory());
    }

    /** A name for this process among the others on its database. */
    static String owner() {
        return "node-" + ProcessHandle.current().pid();
    }

    void start();

    @Override
    void close();

    private static NodeWork ledger(NodeOrder order, Calls calls) {
        JdbcStore store = store(order);
        LedgerWork work = new LedgerWork(store.ledger(), owner(), order.inFlight(), calls);
        Repetition repetition = new Repetition(work::deliverSome);
        return new NodeWork() {
            @Override
            public void start() {
                repetition.start();
            }

            @Override
            public void close() {
                repetition.close();
                store.close();
            }
        };
    }

    private static NodeWork courier(NodeOrder order, Calls calls) {
        JdbcStore store = store(order);
        NoOpPlatform platform = new NoOpPlatform(calls, order.call());
        CourierWork work =
                new CourierWork(store, store.ledger(), platform, owner(), order.inFlight(), order.accounts());
        AutoCloseable news = store.listen(work);
        return new NodeWork() {
            @Override
            public void start() {
                work.start();
            }

            @Override
            public void close() {
                work.close();
                closeNews(news);
                store.close();
            }
        };
    }

    private static void closeNews(AutoCloseable news) {
        try {
            news.close();
        } catch (Exception e) {
            throw new IllegalStateException("The line that listens to the database could not be closed", e);
        }
    }
}
