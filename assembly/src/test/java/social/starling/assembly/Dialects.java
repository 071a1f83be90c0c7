package social.starling.assembly;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Random;
import social.starling.bluesky.BlueskyAdapter;
import social.starling.bluesky.BlueskySettings;
import social.starling.core.task.VirtualTasks;
import social.starling.http.AddressGuard;
import social.starling.http.HttpGateway;
import social.starling.http.HttpSettings;
import social.starling.memory.MemoryStore;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;
import social.starling.twitter.text.TwitterTextDialect;

/** The platforms' own ways with text. */
final class Dialects {
    static final TextDialect X = new TwitterTextDialect();
    static final TextLimits X_LIMITS = new TextLimits(TwitterTextDialect.MAX_LENGTH, Integer.MAX_VALUE);
    static final TextDialect BLUESKY = bluesky();
    static final TextLimits BLUESKY_LIMITS = new TextLimits(300, 3_000);

    private Dialects() {}

    private static TextDialect bluesky() {
        InstantSource clock = InstantSource.system();
        MemoryStore store = new MemoryStore(clock);
        AddressGuard guard = AddressGuard.publicOnly();
        try (HttpGateway http = new HttpGateway(HttpSettings.DEFAULT, guard, call -> {}, clock, new Random(1))) {
            return BlueskyAdapter.of(
                            BlueskySettings.DEFAULT,
                            http,
                            store.accounts(),
                            store.credentials(),
                            file -> InputStream.nullInputStream(),
                            new VirtualTasks(),
                            clock,
                            new Random(1))
                    .dialect();
        }
    }
}
