package social.starling.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import social.starling.assembly.Relocation;
import social.starling.assembly.StarlingSettings;
import social.starling.ports.account.Secret;
import social.starling.ports.backup.RestoreResult;

/** {@code starling move}. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Moves everything from the SQLite file in the data directory into an empty PostgreSQL database.",
            "No daemon may run. What was moved is read back and compared; the file stays, and is paused.",
            "Afterwards set database.url, and start as before."
        },
        footer = {
            "",
            "Example: starling move --to jdbc:postgresql://db.example/starling --user starling --secret password=@pw.txt"
        })
final class MoveCommand implements Callable<Integer> {
    private static final String PASSWORD = "password";

    @ParentCommand
    private StarlingCommand starling;

    @Option(
            names = "--to",
            paramLabel = "URL",
            required = true,
            description = "jdbc:postgresql://HOST:PORT/DATABASE; make it first (createdb).")
    private String url;

    @Option(names = "--user", paramLabel = "NAME", description = "Who signs in to the server.")
    private @Nullable String user;

    @Option(
            names = "--secret",
            paramLabel = "NAME=-|@FILE",
            description = "That user's password: password=- from standard input, password=@FILE from a file.")
    private List<String> secrets = List.of();

    @Override
    public Integer call() {
        Secret password = secrets.isEmpty()
                ? null
                : new Secret(String.valueOf(new SecretSource(starling.terminal())
                        .read(secrets, Set.of(PASSWORD))
                        .get(PASSWORD)));
        Relocation relocation = new Relocation(
                StarlingSettings.load(starling.data(), starling.terminal().environment()),
                starling.data(),
                url,
                user,
                password,
                InstantSource.system());
        RestoreResult result;
        try (ProgressBar bar = ProgressBar.ofCount(starling, "moving")) {
            result = relocation.move(Version.ofThis(), (step, rows, of) -> bar.show(rows, of, "rows, " + step));
        }
        return starling.show(BackupSheet.json(result.manifest(), result.database()), () -> {
            starling.say("Moved "
                    + BackupSheet.line(result.manifest(), starling.terminal().zone()) + " to " + result.database()
                    + ", and compared every row.");
            starling.say("Now set database.url to " + url + (user == null ? "" : " and database.user to " + user)
                    + " in " + starling.data().resolve("starling.json")
                    + " and start as before. secrets.key.json stays where it is; starling.db is paused and can be deleted"
                    + " once everything works.");
        });
    }
}
