package social.starling.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * What other processes on the same database have committed, told by NOTIFY
 * (https://www.postgresql.org/docs/current/sql-notify.html) on a connection of its own. A line that broke may have missed
 * something, so each new one begins with telling everything.
 */
final class PostgresNews implements AutoCloseable {
    static final String CHANNEL = "starling";
    static final String EVENTS = "events";
    static final String WORK = "work";

    private static final System.Logger LOG = System.getLogger(PostgresNews.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Between two looks whether a silent line still stands. */
    private static final int SILENCE_MILLIS = 30_000;

    private static final int ANSWERS_WITHIN_SECONDS = 10;

    private final PostgresConnections connections;
    private final StoreListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Connection line;

    PostgresNews(PostgresConnections connections, StoreListener listener, ThreadFactory threads) {
        this.connections = connections;
        this.listener = listener;
        this.thread = threads.newThread(this::listen);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        Connection open = line;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
            thread.join();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "The line that listens could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        boolean told = false;
        while (closed.getCount() > 0) {
            try (Connection opened = connections.listener()) {
                line = opened;
                told = false;
                listener.eventsStored();
                listener.workPlanned();
                hear(opened);
            } catch (SQLException e) {
                if (closed.getCount() > 0 && !told) {
                    told = true;
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "What other daemons do is not heard until the database can be reached again ("
                                    + e.getMessage() + ")");
                }
                rest();
            }
        }
    }

    private void hear(Connection opened) throws SQLException {
        PGConnection heard = opened.unwrap(PGConnection.class);
        while (closed.getCount() > 0) {
            PGNotification[] all = heard.getNotifications(SILENCE_MILLIS);
            if ((all == null || all.length == 0) && !opened.isValid(ANSWERS_WITHIN_SECONDS)) {
                throw new SQLException("the server does not answer", "08006");
            }
            tell(all == null ? new PGNotification[0] : all);
        }
    }

    private void tell(PGNotification[] all) {
        boolean events = false;
        boolean work = false;
        for (PGNotification each : all) {
            boolean others = !connections.isOwn(each.getPID());
            events |= others && each.getParameter().equals(EVENTS);
            work |= others && each.getParameter().equals(WORK);
        }
        if (events) {
            listener.eventsStored();
        }
        if (work) {
            listener.workPlanned();
        }
    }

    private void rest() {
        try {
            if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                line = null;
            }
        } catch (InterruptedException e) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }
}
