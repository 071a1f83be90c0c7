package social.starling.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/** {@code starling archives …}. */
@Command(
        name = "archives",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Keeps the archives that X gives its users, to bring over what is in them.",
            "An archive lies whole in the data folder until it is removed: it holds messages and other private things, so"
                    + " remove it when its posts have arrived."
        },
        footer = {
            "",
            "Examples:",
            "  starling archives add twitter-2026-11-20.zip",
            "  starling backfill rt-0k3v9d2m --archive twitter-2026-11-20.zip --dry-run",
            "  starling archives remove ar-0123456789abcdef01234567"
        })
final class ArchivesCommand {
    private static final String PATH = "/api/archives/";

    @ParentCommand
    private StarlingCommand starling;

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = {
                "Gives an archive to the daemon, and shows what is in it.",
                "The same file given again is the same archive: one that was lost is there again."
            },
            footer = {"", "Example:", "  starling archives add twitter-2026-11-20.zip"})
    int add(@Parameters(paramLabel = "FILE", description = "The ZIP, as it was downloaded from X.") String file) {
        return starling.with(session -> tell(new ArchiveUpload(starling, session.api()).send(file)));
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the archives, newest first.",
            footer = {"", "Example:", "  starling archives list"})
    int list(@Mixin ListOptions options) {
        return starling.with(session -> {
            JsonNode all = session.api().get("/api/archives");
            return options.print(
                    starling,
                    all,
                    "No archives here. Give one with: starling backfill ROUTE --archive FILE --dry-run",
                    () -> ArchivePage.table(all));
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what is in an archive.",
            footer = {"", "Example:", "  starling archives show ar-0123456789abcdef01234567"})
    int show(@Parameters(paramLabel = "ID", description = "The archive, as archives list names it.") String id) {
        return starling.with(session -> tell(session.api().get(PATH + UrlText.encode(id))));
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {"Deletes an archive with its media.", "What was brought over of it stays."},
            footer = {"", "Example:", "  starling archives remove ar-0123456789abcdef01234567 --yes"})
    int remove(
            @Parameters(paramLabel = "ID", description = "The archive, as archives list names it.") String id,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        if (!yes && !starling.terminal().confirms("Delete the archive " + id + "?")) {
            throw new CommandException(ExitCode.USAGE, "Nothing was deleted; add --yes to delete without being asked");
        }
        return starling.with(session -> {
            session.api().delete(PATH + UrlText.encode(id));
            return starling.removed(id);
        });
    }

    private int tell(JsonNode archive) {
        return starling.show(
                archive, () -> ArchivePage.sheet(archive, starling.terminal()).print(starling.terminal()));
    }
}
