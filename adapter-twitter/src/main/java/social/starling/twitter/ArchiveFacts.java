package social.starling.twitter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import social.starling.ports.archive.ArchiveId;
import social.starling.ports.archive.ArchiveTally;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.platform.Platform;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of an archive on the shelf, beside its files.
 *
 * @param inside below which folder of the ZIP the archive's files lie
 */
record ArchiveFacts(PostArchive archive, String inside) {
    private static final String FILE = "archive.json";
    private static final int VERSION = 1;

    void write(Path folder) throws IOException {
        ArchiveTally tally = archive.tally();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("version", VERSION)
                .put("id", archive.id().value())
                .put("platform", archive.platform().id())
                .put("ownerId", archive.ownerId())
                .put("ownerHandle", archive.ownerHandle())
                .put("bytes", archive.bytes())
                .put("takenAt", archive.takenAt().toString())
                .put("inside", inside)
                .put("posts", tally.posts())
                .put("reposts", tally.reposts())
                .put("replies", tally.replies())
                .put("threads", tally.threads())
                .put("notes", tally.notes())
                .put("media", tally.media())
                .put("missing", tally.missing())
                .put("unreadable", tally.unreadable())
                .put("oldest", tally.oldest() == null ? null : tally.oldest().toString())
                .put("newest", tally.newest() == null ? null : tally.newest().toString());
        Files.write(folder.resolve(FILE), JsonMapper.shared().writeValueAsBytes(json));
    }

    /** Null where there are none, or none that this version reads. */
    static @Nullable ArchiveFacts read(Path folder) {
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(FILE)));
            if (json.path("version").asInt(0) != VERSION) {
                return null;
            }
            return new ArchiveFacts(
                    new PostArchive(
                            new ArchiveId(json.path("id").asString("")),
                            new Platform(json.path("platform").asString("")),
                            json.path("ownerId").asString(""),
                            json.path("ownerHandle").asString(""),
                            json.path("bytes").asLong(0),
                            Instant.parse(json.path("takenAt").asString("")),
                            tally(json)),
                    json.path("inside").asString(""));
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    private static ArchiveTally tally(JsonNode json) {
        return new ArchiveTally(
                json.path("posts").asInt(0),
                json.path("reposts").asInt(0),
                json.path("replies").asInt(0),
                json.path("threads").asInt(0),
                json.path("notes").asInt(0),
                json.path("media").asInt(0),
                json.path("missing").asInt(0),
                json.path("unreadable").asInt(0),
                instant(json.path("oldest")),
                instant(json.path("newest")));
    }

    private static @Nullable Instant instant(JsonNode text) {
        return text.isString() ? Instant.parse(text.stringValue()) : null;
    }
}
