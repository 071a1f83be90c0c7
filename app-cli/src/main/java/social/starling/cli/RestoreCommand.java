package social.starling.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import social.starling.assembly.Restoration;
import social.starling.assembly.StarlingSettings;
import social.starling.assembly.StartupException;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.DatabaseContent;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.backup.RestoreWish;
import tools.jackson.databind.node.ObjectNode;

/** {@code starling restore}: the one command that goes past the API, since the API's own database is what it replaces. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Restores a backup into the data directory, where no daemon may run.",
            "It begins paused: the daemon compares the accounts with what it knows, says in its status what it found, and",
            "sends nothing until you resume. Stop every other Starling that has the same accounts."
        },
        footer = {
            "",
            "Examples:",
            "  starling restore /backups/starling-monday.zip --data /srv/starling",
            "  starling restore /backups/starling-monday.zip --replace --yes"
        })
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private StarlingCommand starling;

    @Parameters(paramLabel = "FILE", description = "What starling backup wrote.")
    private Path file;

    @Option(
            names = "--replace",
            description = "Replace the database that stands there; it is kept beside it under a name with the time.")
    private boolean replace;

    @Option(
            names = "--forget-secrets",
            description = "Leave the sealed secrets out, when their key is lost: every account signs in again.")
    private boolean forgetSecrets;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        BackupManifest manifest = Restoration.manifest(file);
        Restoration restoration = new Restoration(
                StarlingSettings.load(starling.data(), starling.terminal().environment()),
                starling.data(),
                InstantSource.system());
        requireConsent(restoration, manifest);
        RestoreResult result;
        try (ProgressBar bar = ProgressBar.ofCount(starling, "restoring")) {
            result = restoration.restore(
                    file,
                    new RestoreWish(replace, forgetSecrets),
                    (step, rows, of) -> bar.show(rows, of, "rows, " + step));
        }
        return starling.show(json(result), () -> tell(result));
    }

    private void requireConsent(Restoration restoration, BackupManifest manifest) {
        String standing = standing(restoration);
        if (standing.isEmpty()) {
            return;
        }
        String backup = BackupSheet.line(manifest, starling.terminal().zone());
        if (!replace) {
            throw new CommandException(
                    ExitCode.CONFLICT,
                    "The database in " + starling.data() + " " + standing
                            + ". Restore into an empty data directory, or say --replace: it is then kept beside the new"
                            + " one under another name");
        }
        if (!yes
                && !starling.terminal()
                        .confirms("The database in " + starling.data() + " " + standing + ". Put the backup with "
                                + backup + " in its place? The old one is kept beside it.")) {
            throw new CommandException(
                    ExitCode.USAGE, "Nothing was restored; with --yes the database is replaced without being asked");
        }
    }

    /** What stands in the place, as the end of a sentence; empty for nothing. */
    private String standing(Restoration restoration) {
        try {
            Optional<DatabaseContent> content = restoration.content();
            return content.map(one -> "has " + one.deliveries() + " deliveries in " + one.rows() + " rows"
                            + (one.newestEvent() == null ? "" : ", the last event at " + one.newestEvent()))
                    .orElse("");
        } catch (StartupException e) {
            if (e.trouble() == StartupException.Trouble.DATABASE) {
                return "cannot be read";
            }
            throw e;
        }
    }

    private void tell(RestoreResult result) {
        starling.say("Restored "
                + BackupSheet.line(result.manifest(), starling.terminal().zone()) + " into " + result.database() + ".");
        if (result.kept() != null) {
            starling.say("What stood there is kept as " + result.kept() + ".");
        }
        String accounts = String.join(", ", result.locked());
        if (result.keyMissing()) {
            starling.say("! The key of the stored secrets is missing. Bring secrets.key.json into " + starling.data()
                    + " before you start; if it is lost, restore again with --replace --forget-secrets and sign in again: "
                    + accounts);
        } else if (!accounts.isEmpty()) {
            starling.say("! The key in " + starling.data() + " does not open the secrets of " + accounts
                    + ". Bring the key that belongs to the backup, or sign in again (starling accounts add)");
        } else if (forgetSecrets) {
            starling.say("The secrets were left out; every account signs in again (starling accounts add).");
        }
        starling.say("It begins paused. Start it (starling serve): it compares the accounts with what it knows and says"
                + " in starling status what it found. Look at that, then go on (starling resume).");
    }

    private ObjectNode json(RestoreResult result) {
        ObjectNode json = BackupSheet.json(result.manifest(), file.toString());
        json.put("into", result.database()).put("kept", result.kept()).put("keyMissing", result.keyMissing());
        result.locked().forEach(json.putArray("locked")::add);
        return json;
    }
}
