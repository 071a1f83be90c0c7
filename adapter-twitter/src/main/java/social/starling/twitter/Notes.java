package social.starling.twitter;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole texts of long posts. X does not say of which post each is: a note has an id of its own, so the post is the one
 * that was made at the same time and begins with the same words.
 */
final class Notes implements AutoCloseable {
    static final Set<String> WANTED = Set.of("noteTweetId", "createdAt", "core");

    private static final int WIDTH = 2;
    private static final int COUNTER_BITS = 20;
    private static final long SECONDS_APART = 10;
    /** A post that was cut has nearly 280 characters. */
    private static final int SHORTEST_CUT = 200;

    private static final int COMPARED = 100;

    private final KeyedTable byTime;
    private final FileChannel texts;

    private Notes(KeyedTable byTime, FileChannel texts) {
        this.byTime = byTime;
        this.texts = texts;
    }

    static Notes open(Path table, Path texts) throws IOException {
        return new Notes(KeyedTable.open(table, WIDTH), RecordFile.open(texts));
    }

    static TableWriter writer(Path unsorted) throws IOException {
        return new TableWriter(unsorted, WIDTH);
    }

    /** False where it has no time. */
    static boolean add(TableWriter table, RecordFile.Writer texts, int number, JsonNode note, byte[] bytes, int count)
            throws IOException {
        try {
            long second = Instant.parse(note.path("createdAt").asString("")).getEpochSecond();
            table.add(second << COUNTER_BITS | number & (1 << COUNTER_BITS) - 1, texts.add(bytes, count));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The note of a post; null where it has none. */
    @Nullable
    JsonNode of(ArchivedTweet post) throws IOException {
        String begin = begin(post.text());
        if (byTime.size() == 0 || post.text().length() < SHORTEST_CUT) {
            return null;
        }
        long second = post.createdAt().getEpochSecond();
        int end = byTime.from(second + SECONDS_APART + 1 << COUNTER_BITS);
        for (int row = byTime.from(second - SECONDS_APART << COUNTER_BITS); row < end; row++) {
            JsonNode note = JsonMapper.shared().readTree(RecordFile.read(texts, byTime.get(row, 1)));
            if (plain(note.path("core").path("text").asString("")).startsWith(begin)) {
                return note;
            }
        }
        return null;
    }

    /** Names of those whom a post answers stand before its own words, and not in its note. */
    private static String begin(String text) {
        String words = plain(text).replaceFirst("^(@\\w{1,20}\\s+)+", "");
        return words.substring(0, Math.min(COMPARED, words.length()));
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("\r\n", "\n")
                .strip();
    }

    @Override
    public void close() throws IOException {
        texts.close();
    }
}
