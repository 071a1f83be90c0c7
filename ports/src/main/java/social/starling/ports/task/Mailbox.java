package social.starling.ports.task;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An unbounded queue between tasks, first in first out; who puts bounds how much. */
public interface Mailbox<T> {
    void put(T letter);

    /** Waits for the next letter. */
    T take();

    /** Waits for the next letter at most {@code timeout}; null when none came. */
    @Nullable
    T poll(Duration timeout);

    /** What lies there now, oldest first, at most {@code limit}; waits for nothing. */
    List<T> drain(int limit);
}
