package social.starling.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The file {@code journal.jsonl} of a platform's folder: a line that names the format, then one line for each turn, a JSON
 * array of {@code {"shelf", "key", "row"}}, where a missing row takes the key away. A last line without its end was cut off
 * by the end of the process and counts for nothing. What is superseded goes at the next start, or when it is the greater
 * part.
 */
final class JournalFile implements AutoCloseable {
    private static final String FORMAT = "{\"format\":1}";
    /** A smaller file is not worth a rewrite while the platform answers. */
    private static final long SMALL = 4L * 1024 * 1024;

    private final Path folder;
    private final Path file;
    private final FolderLock lock;
    /** Not a channel, which an interrupted thread would close for all that come after it. */
    private RandomAccessFile lines;

    private long end;
    private long endOfRewrite;
    private final StringBuilder turn = new StringBuilder();

    private JournalFile(Path folder, FolderLock lock) throws IOException {
        this.folder = folder;
        this.file = folder.resolve("journal.jsonl");
        this.lock = lock;
        this.lines = PrivateFolder.writer(file);
    }

    /** @throws KeptStateException when another process has the folder, or it cannot be written */
    static JournalFile open(Path folder) {
        try {
            PrivateFolder.make(folder);
            FolderLock lock = FolderLock.take(folder);
            try {
                return new JournalFile(folder, lock);
            } catch (IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw KeptStateException.unusable(folder, e);
        }
    }

    /** Reads the rows that hold, and leaves a file with nothing else. */
    void readInto(Map<String, Map<String, String>> shelves) {
        try {
            boolean clean = Files.size(file) > 0 && read(shelves);
            if (!clean) {
                rewrite(sheet -> {
                    for (var shelf : shelves.entrySet()) {
                        for (var row : shelf.getValue().entrySet()) {
                            sheet.put(shelf.getKey(), row.getKey(), row.getValue());
                        }
                    }
                });
            }
            end = Files.size(file);
            endOfRewrite = end;
        } catch (IOException e) {
            throw KeptStateException.unusable(folder, e);
        }
    }

    void put(String shelf, String key, String row) {
        begin(shelf, key).append(",\"row\":").append(row).append('}');
    }

    void remove(String shelf, String key) {
        begin(shelf, key).append('}');
    }

    /** Writes the line of the turn; when that fails, the rows stay and what was half written is cut off. */
    void endTurn() throws IOException {
        if (turn.isEmpty()) {
            return;
        }
        try {
            long next = write(lines, end, turn + "]\n");
            turn.setLength(0);
            end = next;
        } catch (IOException e) {
            lines.setLength(end);
            throw e;
        }
    }

    /** Whether the greater part of the file may be superseded. */
    boolean isOvergrown() {
        return end > SMALL && end / 2 > endOfRewrite;
    }

    /** Writes a file of these rows alone, which takes the place of the old one at once or not at all. */
    void rewrite(Sheet rows) throws IOException {
        endOfRewrite = end;
        Path draft = folder.resolve("journal.jsonl.new");
        Files.deleteIfExists(draft);
        RandomAccessFile fresh = PrivateFolder.writer(draft);
        try {
            Rows sheet = new Rows(fresh);
            rows.writeTo(sheet);
            sheet.flush();
            fresh.getFD().sync();
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            lines.close();
            lines = fresh;
            end = sheet.position;
            endOfRewrite = end;
        } catch (IOException | RuntimeException e) {
            fresh.close();
            Files.deleteIfExists(draft);
            throw e;
        }
    }

    KeptStateException damaged(String where, @Nullable Throwable cause) {
        return KeptStateException.damaged(file, where, cause);
    }

    @Override
    public void close() {
        try {
            lines.close();
            lock.close();
        } catch (IOException e) {
            // The system gives both back whatever close says.
            System.getLogger(JournalFile.class.getName())
                    .log(System.Logger.Level.WARNING, "A simulated platform's file could not be closed", e);
        }
    }

    /** Whether every line held and is still needed. */
    private boolean read(Map<String, Map<String, String>> shelves) throws IOException {
        boolean whole = isWhole();
        boolean clean = whole;
        long number = 1;
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            if (!FORMAT.equals(reader.readLine())) {
                throw damaged("its first line is not " + FORMAT, null);
            }
            for (String line = reader.readLine(); line != null; ) {
                String next = reader.readLine();
                number++;
                if (next != null || whole) {
                    clean &= replay(line, shelves);
                }
                line = next;
            }
            return clean;
        } catch (IllegalArgumentException | JacksonException e) {
            throw damaged("line " + number + ": " + e.getMessage(), e);
        }
    }

    private boolean isWhole() throws IOException {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            reader.seek(reader.length() - 1);
            return reader.read() == '\n';
        }
    }

    private static boolean replay(String line, Map<String, Map<String, String>> shelves) {
        boolean needed = true;
        for (JsonNode change : Json.value(line, JsonNode.class)) {
            Map<String, String> shelf =
                    shelves.computeIfAbsent(change.path("shelf").stringValue(), name -> new LinkedHashMap<>());
            String key = change.path("key").stringValue();
            JsonNode row = change.get("row");
            needed &= row != null && !shelf.containsKey(key);
            if (row == null) {
                shelf.remove(key);
            } else {
                shelf.put(key, Json.line(row));
            }
        }
        return needed;
    }

    private StringBuilder begin(String shelf, String key) {
        turn.append(turn.isEmpty() ? '[' : ',');
        return head(turn, shelf, key);
    }

    private static StringBuilder head(StringBuilder text, String shelf, String key) {
        return text.append("{\"shelf\":")
                .append(Json.line(shelf))
                .append(",\"key\":")
                .append(Json.line(key));
    }

    /** The position after {@code text}. */
    private static long write(RandomAccessFile file, long position, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        file.seek(position);
        file.write(bytes);
        return position + bytes.length;
    }

    /** Writes all rows that hold. */
    @FunctionalInterface
    interface Sheet {
        void writeTo(Rows sheet) throws IOException;
    }

    /** The rows of a new file, a line for each. */
    static final class Rows {
        private static final int CHUNK = 64 * 1024;

        private final RandomAccessFile file;
        private final StringBuilder chunk = new StringBuilder(FORMAT).append('\n');
        private long position;

        private Rows(RandomAccessFile file) {
            this.file = file;
        }

        void put(String shelf, String key, String row) throws IOException {
            head(chunk.append('['), shelf, key).append(",\"row\":").append(row).append("}]\n");
            if (chunk.length() > CHUNK) {
                flush();
            }
        }

        private void flush() throws IOException {
            position = write(file, position, chunk.toString());
            chunk.setLength(0);
        }
    }
}
