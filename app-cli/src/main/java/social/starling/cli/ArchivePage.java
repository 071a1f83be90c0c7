package social.starling.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** An archive as people read it. */
final class ArchivePage {
    private static final double MEGA = 1_000_000;
    private static final double GIGA = 1_000_000_000;

    private ArchivePage() {}

    static Sheet sheet(JsonNode archive, Terminal terminal) {
        int missing = archive.path("missing").asInt();
        int unreadable = archive.path("unreadable").asInt();
        return new Sheet()
                .line(
                        "archive",
                        archive.path("id").asString() + ", "
                                + size(archive.path("bytes").asLong()))
                .line("of", owner(archive))
                .line("posts", archive.path("posts").asInt() + period(archive, terminal))
                .line(
                        "of these",
                        archive.path("reposts").asInt() + " reposts, "
                                + archive.path("replies").asInt() + " replies to others, "
                                + archive.path("threads").asInt() + " threads, "
                                + archive.path("notes").asInt() + " long posts")
                .line(
                        "media",
                        archive.path("media").asInt()
                                + (missing == 0
                                        ? ""
                                        : ", of which " + missing + " are not in it and are fetched from X"))
                .line("unreadable", unreadable == 0 ? "" : unreadable + " entries that are no posts are left");
    }

    static Table table(JsonNode all) {
        Table table = new Table("id", "of", "posts", "media", "size", "taken");
        all.forEach(archive -> table.row(
                archive.path("id").asString(),
                owner(archive),
                Cell.figure(archive.path("posts").asString()),
                Cell.figure(archive.path("media").asString()),
                Cell.figure(size(archive.path("bytes").asLong())),
                Cell.time(archive.path("takenAt"))));
        return table;
    }

    static String owner(JsonNode archive) {
        return archive.path("platform").asString() + ":"
                + archive.path("ownerHandle").asString() + " ("
                + archive.path("ownerId").asString() + ")";
    }

    static String size(long bytes) {
        return bytes < GIGA
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGA)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
    }

    private static String period(JsonNode archive, Terminal terminal) {
        return archive.path("oldest").isString()
                ? ", from " + Times.local(archive.path("oldest"), terminal.zone()) + " to "
                        + Times.local(archive.path("newest"), terminal.zone())
                : "";
    }
}
