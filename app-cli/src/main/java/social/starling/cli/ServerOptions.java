package social.starling.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import social.starling.assembly.Configuration;

/** What every command that runs a server takes, and the settings that follow from it. */
final class ServerOptions {
    @Option(names = "--port", paramLabel = "N", description = "0 for any free one (default: from the settings, 7878).")
    private @Nullable Integer port;

    /** What the data folder and the environment say, with the port of the command line where one is given. */
    Configuration configuration(StarlingCommand starling) {
        Configuration read =
                Configuration.read(starling.data(), starling.terminal().environment());
        Integer wanted = port;
        return wanted == null ? read : read.with("--port", settings -> settings.withPort(wanted));
    }
}
