package social.starling.media;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** One after the other for what has the same name, all at once for the rest. */
final class Turns {
    private final Map<String, Queue> queues = new HashMap<>();
    private final Lock lock = new ReentrantLock();

    /** Waits for its turn; closing it lets the next one go on. */
    Turn take(String name) {
        Queue queue;
        lock.lock();
        try {
            queue = queues.computeIfAbsent(name, unused -> new Queue());
            queue.length++;
        } finally {
            lock.unlock();
        }
        queue.head.lock();
        return () -> leave(name, queue);
    }

    private void leave(String name, Queue queue) {
        queue.head.unlock();
        lock.lock();
        try {
            if (--queue.length == 0) {
                queues.remove(name);
            }
        } finally {
            lock.unlock();
        }
    }

    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Queue {
        private final Lock head = new ReentrantLock();
        private int length;
    }
}
