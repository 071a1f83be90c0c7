package social.starling.bluesky;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.starling.http.HttpSocket;
import social.starling.ports.post.PostPush;

/** An open socket whose messages are signs, or none of ours. */
final class PushedLine implements PostPush.Line {
    private final HttpSocket socket;
    private final Function<byte[], @Nullable String> cursor;
    private final InstantSource clock;

    /** @param cursor of the place after a message that tells of the account's posts; null for any other */
    PushedLine(HttpSocket socket, Function<byte[], @Nullable String> cursor, InstantSource clock) {
        this.socket = socket;
        this.cursor = cursor;
        this.clock = clock;
    }

    @Override
    public PostPush.@Nullable Sign next(Duration timeout) {
        long start = System.nanoTime();
        Duration left = timeout;
        while (!left.isNegative()) {
            byte[] message = socket.next(left);
            if (message == null) {
                return null;
            }
            String place = cursor.apply(message);
            if (place != null) {
                return new PostPush.Sign(place, clock.instant());
            }
            left = timeout.minusNanos(System.nanoTime() - start);
        }
        return null;
    }

    @Override
    public void close() {
        socket.close();
    }
}
