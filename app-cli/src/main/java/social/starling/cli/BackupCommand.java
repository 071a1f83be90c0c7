package social.starling.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import social.starling.assembly.Restoration;
import social.starling.ports.backup.BackupManifest;

/** {@code starling backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Saves everything in the database into FILE, as of one moment, while the daemon works.",
            "FILE is checked before it gets its name. Secrets stand in it sealed; keep secrets.key.json apart, since",
            "without it every account signs in again. What is in a backup and what is not stands in docs/backup.md."
        },
        footer = {
            "",
            "Examples:",
            "  starling backup /backups/starling-monday.zip --force",
            "  starling backup - | ssh host 'cat > starling.zip'",
            "  starling backup --verify /backups/starling-monday.zip"
        })
final class BackupCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    private StarlingCommand starling;

    @Parameters(paramLabel = "FILE", description = "Where the backup goes; - is standard output.")
    private String file;

    @Option(names = "--force", description = "Replace FILE where it exists.")
    private boolean force;

    @Option(names = "--verify", description = "Check the backup FILE instead, whole, and restore nothing.")
    private boolean verify;

    @Override
    public Integer call() {
        if (verify) {
            return verify(Path.of(file));
        }
        if (file.equals(STANDARD_OUTPUT)) {
            return print();
        }
        BackupDownload download = new BackupDownload(starling, Path.of(file), force);
        return starling.with(session -> {
            BackupManifest manifest = download.from(session.api());
            return starling.show(BackupSheet.json(manifest, file), () -> {
                starling.say("Saved "
                        + BackupSheet.line(manifest, starling.terminal().zone()) + " into " + file
                        + ", and checked it.");
                starling.terminal()
                        .err()
                        .println("Secrets stand in it sealed. Keep secrets.key.json too, in another place.");
            });
        });
    }

    private int verify(Path path) {
        BackupManifest manifest;
        try (ProgressBar bar = ProgressBar.ofCount(starling, "checking")) {
            manifest = Restoration.check(path, (step, rows, of) -> bar.show(rows, of, "rows"));
        }
        return starling.show(BackupSheet.json(manifest, file), () -> {
            starling.say("The backup is whole: "
                    + BackupSheet.line(manifest, starling.terminal().zone()) + ".");
            BackupSheet.tables(manifest).print(starling.terminal());
        });
    }

    private int print() {
        if (starling.terminal().screen().showsOutput()) {
            throw new CommandException(
                    ExitCode.USAGE, "Standard output is a terminal, which a backup would spoil; send it into a file");
        }
        return starling.with(session -> {
            session.api().stream(
                    "/api/backup",
                    (headers, body) -> body.transferTo(starling.terminal().out()));
            starling.terminal().out().flush();
            return starling.terminal().out().checkError() ? ExitCode.FAILED : ExitCode.OK;
        });
    }
}
