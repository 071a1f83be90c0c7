package social.starling.assembly;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.ports.backup.Generation;

/** A file of one line: a number of an event, and since version 7 of the tables the line of history in which it counts. */
final class HighWaterFile {
    private static final Logger LOG = LoggerFactory.getLogger(HighWaterFile.class);

    private final Path file;

    HighWaterFile(Path file) {
        this.file = file;
    }

    /** Empty where there is none. @throws StartupException when it holds something else */
    Optional<Mark> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(parse(Files.readString(file).strip().split(" ", -1)))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new StartupException(
                    StartupException.Trouble.DATA_FOLDER,
                    "The file " + file
                            + " should hold a number and cannot be read; delete it only when the database was"
                            + " not restored from a backup",
                    e);
        }
    }

    void write(Mark mark) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        String generation = mark.generation == null ? "" : " " + mark.generation.id() + " " + mark.generation.since();
        try {
            Files.writeString(fresh, mark.sequence + generation + "\n");
            move(fresh);
        } catch (IOException e) {
            LOG.warn("The file {} cannot be written; a restored backup may go unnoticed", file, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static Mark parse(String[] words) {
        if (words.length != 1 && words.length != 3) {
            throw new IllegalArgumentException(words.length + " words; 1 or 3 are allowed");
        }
        Generation generation = words.length == 1 ? null : new Generation(words[1], Instant.parse(words[2]));
        return new Mark(Long.parseLong(words[0]), generation);
    }

    private void move(Path fresh) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * How far a database had come.
     *
     * @param generation the line of history in which {@code sequence} counts; null where an older Starling wrote the file
     */
    record Mark(long sequence, @Nullable Generation generation) {}
}
