package social.starling.testkit.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an archive, file after file, in the order in which they are given. */
public final class SampleArchive implements AutoCloseable {
    private final ZipOutputStream zip;
    private final String folder;
    private final String owner;

    private SampleArchive(OutputStream out, String folder, String owner) {
        this.zip = new ZipOutputStream(out);
        this.folder = folder;
        this.owner = owner;
    }

    /** An archive of {@code handle} without any posts yet. */
    public static SampleArchive create(Path file, String owner, String handle) throws IOException {
        return create(file, "", owner, handle);
    }

    /** @param top the one folder in which everything lies, with a slash at its end; or empty */
    public static SampleArchive create(Path file, String top, String owner, String handle) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        SampleArchive archive = new SampleArchive(out, top + "data/", owner);
        archive.text(top + "Your archive.html", "<!DOCTYPE html><title>Your archive</title>");
        archive.text(archive.folder + "manifest.js", "window.__THAR_CONFIG = { \"userInfo\" : { } }");
        ObjectNode account = JsonMapper.shared().createObjectNode();
        account.putObject("account")
                .put("email", "ada@example.org")
                .put("createdVia", "web")
                .put("username", handle)
                .put("accountId", owner)
                .put("createdAt", "2010-01-01T00:00:00.000Z")
                .put("accountDisplayName", "Ada");
        archive.list("account.js", "account", 0, List.of((JsonNode) account).iterator());
        return archive;
    }

    public SampleArchive posts(SamplePost... posts) throws IOException {
        return posts(List.of(posts).iterator(), Integer.MAX_VALUE);
    }

    /** @param inPart how many go into one file */
    public SampleArchive posts(Iterator<SamplePost> posts, int inPart) throws IOException {
        for (int part = 0; part == 0 || posts.hasNext(); part++) {
            int[] left = {inPart};
            Iterator<JsonNode> some = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return left[0] > 0 && posts.hasNext();
                }

                @Override
                public JsonNode next() {
                    left[0]--;
                    return posts.next().element();
                }
            };
            list(part == 0 ? "tweets.js" : "tweets-part" + part + ".js", "tweets", part, some);
        }
        return this;
    }

    /** The whole texts of long posts, each with an id of its own. @param texts by when they were posted */
    public SampleArchive notes(Map<Instant, String> texts) throws IOException {
        List<JsonNode> notes = texts.entrySet().stream()
                .map(note -> note(note.getKey(), note.getValue()))
                .toList();
        return list("note-tweet.js", "note_tweet", 0, notes.iterator());
    }

    private static JsonNode note(Instant at, String text) {
        ObjectNode element = JsonMapper.shared().createObjectNode();
        ObjectNode note = element.putObject("noteTweet");
        note.put("noteTweetId", SamplePost.id(at, 4_000))
                .put("updatedAt", at.toString())
                .put("createdAt", at.toString());
        ObjectNode core = note.putObject("core");
        core.putArray("styletags");
        core.putArray("urls");
        core.put("text", text);
        core.putArray("mentions");
        return element;
    }

    /** A media file of a post, as it is: pictures are packed already. */
    public SampleArchive media(String name, byte[] bytes) throws IOException {
        zip.setLevel(0);
        entry(folder + "tweets_media/" + name, bytes);
        zip.setLevel(6);
        return this;
    }

    /** Some other file, under its whole name. */
    public SampleArchive text(String name, String content) throws IOException {
        return entry(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private SampleArchive entry(String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
        return this;
    }

    private SampleArchive list(String file, String name, int part, Iterator<JsonNode> elements) throws IOException {
        zip.putNextEntry(new ZipEntry(folder + file));
        zip.write(("window.YTD." + name + ".part" + part + " = [").getBytes(StandardCharsets.UTF_8));
        for (boolean first = true; elements.hasNext(); first = false) {
            zip.write((first ? "\n  " : ",\n  ").getBytes(StandardCharsets.UTF_8));
            zip.write(JsonMapper.shared().writeValueAsBytes(elements.next()));
        }
        zip.write("\n]".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        return this;
    }

    /** Whose archive it is. */
    public String owner() {
        return owner;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
