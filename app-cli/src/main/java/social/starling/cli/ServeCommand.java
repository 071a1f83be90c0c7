package social.starling.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import social.starling.daemon.Daemon;

/** {@code starling serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the daemon until it is stopped (Ctrl-C, SIGTERM).",
            "It reads DIR/starling.json and STARLING_… from the environment, and follows a changed file as far as it can."
        },
        footer = {"", "Example: starling serve --port 7878"})
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        Daemon daemon = Daemon.start(options.configuration(starling), starling.data());
        Hangup.on(starling.terminal(), daemon::reloadSettings);
        starling.terminal().out().println("Starling is ready at " + daemon.uri());
        return Shutdown.await(daemon);
    }
}
