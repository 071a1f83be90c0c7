package social.starling.core.sync;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Tasks;

/** Synchronises all routes again and again, and at once when asked. */
public final class SyncLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SyncLoop.class.getName());

    private final Synchronizer synchronizer;
    private final Duration interval;
    private final Consumer<SyncReport> listener;
    private final Tasks tasks;
    private final Mailbox<Boolean> bell;
    private Tasks.@Nullable Task loop;

    /** @param listener is told of each finished cycle */
    public SyncLoop(Synchronizer synchronizer, Duration interval, Consumer<SyncReport> listener, Tasks tasks) {
        this.synchronizer = synchronizer;
        this.interval = interval;
        this.listener = listener;
        this.tasks = tasks;
        this.bell = tasks.mailbox();
    }

    public void start() {
        loop = tasks.start("sync loop", this::run);
    }

    /** Begins the next cycle now. */
    public void wake() {
        bell.put(true);
    }

    @Override
    public void close() {
        if (loop != null) {
            loop.stop();
            loop.join();
        }
    }

    private void run() {
        while (true) {
            try {
                listener.accept(synchronizer.sync(null));
            } catch (Tasks.StoppedException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A cycle of synchronising failed", e);
            }
            bell.poll(interval);
            bell.drain(Integer.MAX_VALUE);
        }
    }
}
