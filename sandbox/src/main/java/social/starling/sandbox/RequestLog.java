package social.starling.sandbox;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last 10,000 requests, and counts since the start or the last {@link #clear()}. */
public final class RequestLog {
    private static final int CAPACITY = 10_000;

    private final InstantSource clock;
    private final Deque<LoggedRequest> entries = new ArrayDeque<>();
    private long sequence;
    private long creatingCalls;
    private long createdPosts;

    RequestLog(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(Exchange exchange, int status, LoggedRequest.Outcome outcome, boolean created) {
        entries.addLast(new LoggedRequest(
                ++sequence,
                clock.instant(),
                exchange.method(),
                exchange.path(),
                exchange.query(),
                status,
                outcome,
                exchange.creating(),
                created));
        creatingCalls += exchange.creating() ? 1 : 0;
        createdPosts += created ? 1 : 0;
        if (entries.size() > CAPACITY) {
            entries.removeFirst();
        }
    }

    /** The kept requests, oldest first. */
    public synchronized List<LoggedRequest> list() {
        return List.copyOf(entries);
    }

    /** How many calls that create posts came in, whatever became of them. */
    public synchronized long creatingCalls() {
        return creatingCalls;
    }

    /** How many posts such calls have really created. */
    public synchronized long createdPosts() {
        return createdPosts;
    }

    /** Forgets the requests and sets the counts to zero. */
    public synchronized void clear() {
        entries.clear();
        creatingCalls = 0;
        createdPosts = 0;
    }

    /** What the log keeps of a request's head. */
    record Exchange(String method, String path, String query, boolean creating) {}
}
