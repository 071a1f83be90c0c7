package social.starling.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import social.starling.assembly.StarlingSettings;
import social.starling.daemon.Demo;

/** {@code starling demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the daemon on simulated platforms, with an account on each and posts flowing both ways.",
            "No account is needed and nothing leaves this machine. docs/sandbox.md says how to post there."
        },
        footer = {"", "Example: starling demo --port 7878 --data /tmp/starling-demo"})
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Option(names = "--port", paramLabel = "N", description = "0 for any free one (default: from the settings, 7878).")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        StarlingSettings settings =
                StarlingSettings.load(starling.data(), starling.terminal().environment());
        Demo demo = Demo.start(port == null ? settings : settings.withPort(port), starling.data());
        PrintStream out = starling.terminal().out();
        out.println("Starling is ready at " + demo.uri());
        demo.platforms().forEach((name, admin) -> out.println(name + " (simulated): " + admin));
        out.println("API token with all rights: " + demo.tokenFile());
        return Shutdown.await(demo);
    }
}
