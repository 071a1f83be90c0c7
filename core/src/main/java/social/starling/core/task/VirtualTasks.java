package social.starling.core.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/** Tasks on virtual threads and the system's monotonic clock. */
public final class VirtualTasks implements Tasks {
    private static final System.Logger LOG = System.getLogger(VirtualTasks.class.getName());

    @Override
    public Task start(String name, Runnable body) {
        Thread thread = Thread.ofVirtual().name(name).start(() -> run(name, body));
        return new ThreadTask(thread);
    }

    @Override
    public void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    @Override
    public void giveWay() {
        Thread.yield();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return new QueueMailbox<>(new LinkedBlockingQueue<>());
    }

    @Override
    public <T> Reply<T> reply() {
        return new FutureReply<>(new CompletableFuture<>());
    }

    private static void run(String name, Runnable body) {
        try {
            body.run();
        } catch (StoppedException e) {
            LOG.log(System.Logger.Level.DEBUG, "The task {0} was stopped", name);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The task " + name + " ended by an error", e);
        }
    }

    private static StoppedException stopped() {
        Thread.currentThread().interrupt();
        return new StoppedException();
    }

    private record ThreadTask(Thread thread) implements Task {
        @Override
        public void stop() {
            thread.interrupt();
        }

        @Override
        public void join() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw stopped();
            }
        }
    }

    private record QueueMailbox<T>(BlockingQueue<T> queue) implements Mailbox<T> {
        @Override
        public void put(T letter) {
            queue.add(letter);
        }

        @Override
        public T take() {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw stopped();
            }
        }

        @Override
        public @Nullable T poll(Duration timeout) {
            try {
                return queue.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                throw stopped();
            }
        }

        @Override
        public List<T> drain(int limit) {
            List<T> letters = new ArrayList<>();
            queue.drainTo(letters, limit);
            return letters;
        }
    }

    private record FutureReply<T>(CompletableFuture<T> future) implements Reply<T> {
        @Override
        public void give(T value) {
            future.complete(value);
        }

        @Override
        public void fail(RuntimeException failure) {
            future.completeExceptionally(failure);
        }

        @Override
        public T await() {
            try {
                return future.get();
            } catch (InterruptedException e) {
                throw stopped();
            } catch (java.util.concurrent.ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new CompletionException(e.getCause());
            }
        }
    }
}
