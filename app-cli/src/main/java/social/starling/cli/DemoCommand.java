package social.starling.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
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

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() {
        Demo demo = Demo.start(options.configuration(starling), starling.data());
        PrintStream out = starling.terminal().out();
        out.println("Starling is ready at " + demo.uri());
        demo.platforms().forEach((name, admin) -> out.println(name + " (simulated): " + admin));
        out.println("API token with all rights: " + demo.tokenFile());
        return Shutdown.await(demo);
    }
}
