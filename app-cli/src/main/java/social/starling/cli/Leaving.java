package social.starling.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** What happens on Ctrl-C while a command watches: it says what goes on without it, and ends its own daemon in order. */
final class Leaving implements AutoCloseable {
    private final Thread hook;
    private volatile boolean leaving;

    Leaving(Session session, Terminal terminal, String sentence) {
        this.hook = new Thread(
                () -> {
                    leaving = true;
                    terminal.err().println();
                    terminal.err().println(Plain.line(sentence));
                    session.close();
                },
                "leaving");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What {@code call} answers; never returns once the process is being ended, whatever becomes of the call. */
    <T> T unlessLeaving(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            if (leaving) {
                waitForTheEnd();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        if (!leaving) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                waitForTheEnd();
            }
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
