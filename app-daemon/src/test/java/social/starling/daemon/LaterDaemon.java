package social.starling.daemon;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import social.starling.assembly.Configuration;

/** A whole daemon in a process of its own whose wall clock is ahead, as if it had been started that much later. */
final class LaterDaemon {
    private LaterDaemon() {}

    /** @param arguments the data folder, and how much later it is, such as {@code PT10M} */
    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[1]));
        Daemon.start(Configuration.read(data, System.getenv()), data, Daemon.Mode.SERVICE, clock, starling -> {});
    }
}
