package social.starling.assembly;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/**
 * Tasks that are known by name while they run, and whose log lines carry that name and the request they were started for.
 * Closing stops those that still run and waits for them, so that none uses what is closed after it.
 */
final class NamedTasks implements Tasks, AutoCloseable {
    private final Tasks tasks;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();

    NamedTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    boolean isRunning(String name) {
        return running.stream().anyMatch(one -> one.name.equals(name));
    }

    @Override
    public Task start(String name, Runnable body) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        Running one = new Running(name);
        running.add(one);
        Task task = tasks.start(name, () -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            MDC.put("task", name);
            try {
                body.run();
            } finally {
                running.remove(one);
            }
        });
        one.task = task;
        return task;
    }

    @Override
    public void close() {
        for (Running one : running) {
            Task task = one.task;
            if (task != null) {
                task.stop();
                task.join();
            }
        }
    }

    @Override
    public void sleep(Duration duration) {
        tasks.sleep(duration);
    }

    @Override
    public void giveWay() {
        tasks.giveWay();
    }

    @Override
    public long nanoTime() {
        return tasks.nanoTime();
    }

    @Override
    public <T> Mailbox<T> mailbox() {
        return tasks.mailbox();
    }

    @Override
    public <T> Reply<T> reply() {
        return tasks.reply();
    }

    /** A task from its start to its end; two of one name are two. */
    private static final class Running {
        private final String name;
        private volatile @Nullable Task task;

        private Running(String name) {
            this.name = name;
        }
    }
}
