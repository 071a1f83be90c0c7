package social.starling.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadFactory;
import org.jdbi.v3.core.HandleCallback;
import social.starling.jdbc.backup.Engine;

/** The store's tables, open until closed: every call is one transaction. */
interface Database extends AutoCloseable {
    /**
     * One transaction that changes tables. Where the database gives it up in favour of another one it is run again from its
     * beginning, so {@code work} changes nothing else.
     */
    <T, X extends Exception> T write(HandleCallback<T, X> work);

    /** The same as {@link #write} for what concerns many rows. */
    <T> T writeRows(Rows<T> work);

    /** One transaction over the last committed state. */
    <T, X extends Exception> T read(HandleCallback<T, X> work);

    /** The same as {@link #read} for what concerns many rows. */
    <T> T readRows(Rows<T> work);

    /**
     * Tells {@code listener} what other processes commit, until it is closed.
     *
     * @param threads makes the one that waits for it
     */
    AutoCloseable listen(StoreListener listener, ThreadFactory threads);

    /** A transaction on a connection of its own that sees one moment and only reads; the caller closes it. */
    Connection snapshot() throws SQLException;

    /** How its rows are carried elsewhere. */
    Engine engine();

    /** What is wrong with the caller's input is the caller's to hear; everything else is the database's. */
    RuntimeException explained(Exception failure);

    /** Lets what has begun come to its end; whoever comes later hears that the database is closed. */
    @Override
    void close();

    /** Work over many rows inside one transaction. */
    interface Rows<T> {
        T in(Session session) throws SQLException;
    }
}
