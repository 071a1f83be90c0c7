package social.starling.twitter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The posts of an archive in the order in which they were made, each by its rank; an edited one stands where its first
 * version was made, as it was last. Nothing of them is in memory.
 */
final class ArchiveContents implements AutoCloseable {
    static final String POSTS = "posts";
    static final String POST_TABLE = "posts.table";
    static final String VERSION_TABLE = "versions.table";
    static final String NOTES = "notes";
    static final String NOTE_TABLE = "notes.table";
    static final String MEDIA_TABLE = "media.table";

    /** First id, newest version, place, marks. */
    static final int POST_WIDTH = 4;
    /** Id of a version, id of the first one. */
    static final int VERSION_WIDTH = 2;

    static final Set<String> WANTED = Set.of(
            "id",
            "id_str",
            "created_at",
            "full_text",
            "text",
            "lang",
            "entities",
            "extended_entities",
            "edit_info",
            "in_reply_to_status_id",
            "in_reply_to_status_id_str",
            "in_reply_to_user_id",
            "in_reply_to_user_id_str",
            "quoted_status_id_str");

    private final KeyedTable table;
    private final KeyedTable versions;
    private final MediaTable media;
    private final Notes notes;
    private final FileChannel posts;

    private ArchiveContents(KeyedTable table, KeyedTable versions, MediaTable media, Notes notes, FileChannel posts) {
        this.table = table;
        this.versions = versions;
        this.media = media;
        this.notes = notes;
        this.posts = posts;
    }

    static ArchiveContents open(Path folder) throws IOException {
        return new ArchiveContents(
                KeyedTable.open(folder.resolve(POST_TABLE), POST_WIDTH),
                KeyedTable.open(folder.resolve(VERSION_TABLE), VERSION_WIDTH),
                MediaTable.open(folder.resolve(MEDIA_TABLE)),
                Notes.open(folder.resolve(NOTE_TABLE), folder.resolve(NOTES)),
                RecordFile.open(folder.resolve(POSTS)));
    }

    int size() {
        return table.size();
    }

    /** The rank of the first post after the id; {@link #size()} where there is none. */
    int after(String id) {
        return table.from(Long.parseLong(id) + 1);
    }

    /** The rank of the first post made at that moment or later. */
    int since(Instant moment) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (PostMarks.second(table.get(middle, 3)) < moment.getEpochSecond()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The rank of a post by the id of any of its versions; -1 where it is not there. */
    int rank(String id) {
        return table.find(Long.parseLong(origin(id)));
    }

    /** The first id of a post's edit history; the same id where the archive knows of no edits. */
    String origin(String id) {
        int row = versions.find(Long.parseLong(id));
        return row < 0 ? id : Long.toString(versions.get(row, 1));
    }

    /** The first id of the post of that rank. */
    String originAt(int rank) {
        return Long.toString(table.get(rank, 0));
    }

    /** @throws UncheckedIOException when the archive's folder cannot be read */
    ArchivedTweet post(int rank) {
        try {
            ArchivedTweet post =
                    ArchivedTweet.of(JsonMapper.shared().readTree(RecordFile.read(posts, table.get(rank, 2))));
            if (post == null) {
                throw new IOException("The post " + originAt(rank) + " of an archive is not what was written");
            }
            return post;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole text of a long post; null where it has none. Throws as {@link #post}. */
    @Nullable
    JsonNode note(ArchivedTweet post) {
        try {
            return notes.of(post);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of these names under which a file lies in the archive; null where none does. */
    @Nullable
    String fileOf(List<String> names) {
        return media.firstOf(names);
    }

    PostMarks marks(int rank) {
        return PostMarks.of(table.get(rank, 3));
    }

    MediaTable media() {
        return media;
    }

    @Override
    public void close() throws IOException {
        posts.close();
        notes.close();
    }
}
