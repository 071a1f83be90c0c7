package social.starling.cli;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command above all commands: what they share. */
@Command(
        name = "starling",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Carries posts between X and Bluesky, each exactly once.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            AccountsCommand.class,
            RoutesCommand.class,
            PeopleCommand.class,
            SyncCommand.class,
            BackfillCommand.class,
            ArchivesCommand.class,
            PostCommand.class,
            LedgerCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            EventsCommand.class,
            TokensCommand.class,
            ConfigCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MoveCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes (starling help exit-codes):%n",
        footer = {
            "  0  done",
            "  1  a platform or a delivery said no",
            "  2  the command line or a value in it is wrong, or a yes was needed",
            "  3  there is no such thing",
            "  4  it stands where this cannot be done",
            "  5  the daemon, its database or its port cannot be had",
            "  6  credentials are not accepted; sign in again",
            "",
            "Examples:",
            "  starling demo                      try it without any account",
            "  starling help ledger list          the help of a command",
            "  starling help output               colours, --json, --quiet, --yes",
            "  source <(starling completion bash) complete with the tab key"
        })
final class StarlingCommand {
    private final Terminal terminal;
    private boolean warned;

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where everything is kept (default: $STARLING_DATA, else ~/.starling).")
    private @Nullable Path data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON for programs.")
    private boolean json;

    StarlingCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Whether nothing was warned of before; who follows for days is warned once. */
    boolean isFirstWarning() {
        boolean first = !warned;
        warned = true;
        return first;
    }

    Terminal terminal() {
        return terminal;
    }

    boolean isJson() {
        return json;
    }

    Path data() {
        if (data != null) {
            return data;
        }
        String named = terminal.environment().getOrDefault("STARLING_DATA", "");
        return named.isEmpty() ? Path.of(System.getProperty("user.home"), ".starling") : Path.of(named);
    }

    /** Runs {@code work} with the API and returns its exit code. */
    int with(ToIntFunction<Session> work) {
        try (Session session = Session.open(this)) {
            return work.applyAsInt(session);
        }
    }

    /** Prints {@code json} whether JSON is wanted or not. */
    int print(JsonNode json) {
        terminal.out().println(PRETTY.writeValueAsString(json));
        return ExitCode.OK;
    }

    /** Prints {@code answer} as it is when JSON is wanted, else lets {@code human} print it. */
    int show(JsonNode answer, Runnable human) {
        if (json) {
            terminal.out().println(PRETTY.writeValueAsString(answer));
        } else {
            human.run();
        }
        return ExitCode.OK;
    }

    /** Says that {@code id} is gone. */
    int removed(String id) {
        return show(JsonMapper.shared().createObjectNode().put("removed", id), () -> say("Removed " + id));
    }

    /** A line of what was asked for. */
    void say(String line) {
        terminal.out().println(Plain.line(line));
    }

    /** A line for who sits at the terminal, and for no program. */
    void remark(String line) {
        terminal.err().println(Plain.line(line));
    }

    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
}
