package social.starling.sandbox;

import java.util.List;
import java.util.Map;

/** What a platform pushes to everybody who connects to a WebSocket address; runs under the state's lock. */
@FunctionalInterface
public interface Feed {
    /** The subscription of one who has connected with these query parameters. @throws Refusal to keep the caller out */
    Subscription subscribe(Map<String, List<String>> query);

    /** Whether its frames are texts and not binary. */
    default boolean isText() {
        return false;
    }

    /** One subscriber's place in the feed. */
    @FunctionalInterface
    interface Subscription {
        /** The frames that are due now, some of them if they are many; it never waits. */
        Batch due();
    }

    /**
     * Frames, texts as UTF-8.
     *
     * @param isLast whether the connection is closed behind them
     */
    record Batch(List<byte[]> frames, boolean isLast) {
        public Batch {
            frames = List.copyOf(frames);
        }
    }
}
