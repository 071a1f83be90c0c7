package social.starling.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import social.starling.assembly.StarlingSettings;
import social.starling.daemon.Daemon;

/** {@code starling serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the daemon until it is stopped (Ctrl-C, SIGTERM).",
            "It reads DIR/starling.json and STARLING_… from the environment."
        },
        footer = {"", "Example: starling serve --port 7878"})
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Option(names = "--port", paramLabel = "N", description = "0 for any free one (default: from the settings, 7878).")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        StarlingSettings settings =
                StarlingSettings.load(starling.data(), starling.terminal().environment());
        Daemon daemon = Daemon.start(port == null ? settings : settings.withPort(port), starling.data());
        starling.terminal().out().println("Starling is ready at " + daemon.uri());
        return Shutdown.await(daemon);
    }
}
