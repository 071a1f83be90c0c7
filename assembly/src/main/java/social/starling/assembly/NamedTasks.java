package social.starling.assembly;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
import social.starling.ports.task.Mailbox;
import social.starling.ports.task.Reply;
import social.starling.ports.task.Tasks;

/**
 * Tasks that are known by name while they run, and whose log lines carry that name and the request they were started for.
 */
final class NamedTasks implements Tasks {
    private final Tasks tasks;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    NamedTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    boolean isRunning(String name) {
        return running.contains(name);
    }

    @Override
    public Task start(String name, Runnable body) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        running.add(name);
        return tasks.start(name, () -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            MDC.put("task", name);
            try {
                body.run();
            } finally {
                running.remove(name);
            }
        });
    }

    @Override
    public void sleep(Duration duration) {
        tasks.sleep(duration);
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
}
