package social.starling.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps a server running until the process is asked to end, and ends it in order. */
final class Shutdown {
    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

    private Shutdown() {}

    /** Returns when {@code server} is closed; SIGTERM and Ctrl-C close it. */
    static int await(AutoCloseable server) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    asked.countDown();
                    awaitQuietly(closed);
                },
                "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        awaitQuietly(asked);
        try {
            server.close();
            return ExitCode.OK;
        } catch (Exception e) {
            LOG.log(System.Logger.Level.ERROR, "The daemon did not stop cleanly", e);
            return ExitCode.FAILED;
        } finally {
            closed.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
