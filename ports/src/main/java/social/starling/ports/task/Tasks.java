package social.starling.ports.task;

import java.time.Duration;

/**
 * The threads and the waiting of core. Core blocks in port calls and here only, so that a simulation decides who runs
 * and how late it is.
 */
public interface Tasks {
    /** Runs {@code body} beside the caller. What it throws is its own: the task ends and nobody else does. */
    Task start(String name, Runnable body);

    /** Lets {@code duration} pass. @throws StoppedException when the task was asked to stop */
    void sleep(Duration duration);

    /** Lets those go first who can go on at once; returns soon, whether there were any or not. */
    void giveWay();

    /** Time that no clock setting changes, in nanoseconds from an arbitrary start; for time-outs and durations. */
    long nanoTime();

    <T> Mailbox<T> mailbox();

    <T> Reply<T> reply();

    /** Running work. */
    interface Task {
        /** Asks the work to end: its next wait throws {@link StoppedException}. */
        void stop();

        /** Waits until it has ended. */
        void join();
    }

    /** The task was asked to stop while it waited. */
    final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public StoppedException() {
            super("The task was asked to stop");
        }
    }
}
