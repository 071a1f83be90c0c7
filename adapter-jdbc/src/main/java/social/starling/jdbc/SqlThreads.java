package social.starling.jdbc;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import social.starling.jdbc.DatabaseException.Trouble;

/**
 * The platform threads on which drivers run: some that write, some that read. Drivers wait inside monitors and native
 * code, which before JDK 24 pins the carrier of a virtual thread (JEP 491).
 */
final class SqlThreads implements AutoCloseable {
    private final ExecutorService writers;
    private final ExecutorService readers;

    SqlThreads(int writers, int readers, ThreadFactory threads) {
        this.writers = pool(writers, threads);
        this.readers = pool(readers, threads);
    }

    <T> T write(Callable<T> work) throws Exception {
        return await(submit(writers, work));
    }

    <T> T read(Callable<T> work) throws Exception {
        return await(submit(readers, work));
    }

    /** Lets what has begun come to its end. */
    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    private static ExecutorService pool(int size, ThreadFactory threads) {
        return new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    }

    private static <T> Future<T> submit(ExecutorService threads, Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new DatabaseException(Trouble.CLOSED, "The database has been closed; nothing was read or written", e);
        }
    }

    /** An interrupt is kept for the caller: to leave a transaction behind would leave its result unknown. */
    private static <T> T await(Future<T> future) throws Exception {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
