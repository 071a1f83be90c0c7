package social.starling.benchmarks.flow;

import java.util.Locale;
import social.starling.ports.platform.Platform;

/** One of the two simulated platforms. */
enum Side {
    X("twitter"),
    BLUESKY("bluesky");

    private final Platform platform;

    Side(String platform) {
        this.platform = new Platform(platform);
    }

    Platform platform() {
        return platform;
    }

    /** Its name in the platform server's commands. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    Side other() {
        return switch (this) {
            case X -> BLUESKY;
            case BLUESKY -> X;
        };
    }
}
