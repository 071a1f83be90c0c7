package social.starling.architecture.violations.waiting.core.task;

import java.util.concurrent.locks.ReentrantLock;
import social.starling.architecture.violations.waiting.ports.task.InnocentTasks;

final class InnocentThreads implements InnocentTasks.Tasks {
    private final ReentrantLock lock = new ReentrantLock();

    boolean isHeld() {
        return lock.isLocked();
    }

    record Letter(Thread sender) {}
}
