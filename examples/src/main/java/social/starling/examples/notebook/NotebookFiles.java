package social.starling.examples.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import social.starling.ports.platform.PlatformException;

/** The "server": a text file for each person. What goes wrong with a file is told as a platform that is out of order. */
final class NotebookFiles {
    private final Path folder;
    private final InstantSource clock;

    NotebookFiles(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Oldest first. */
    synchronized List<NotebookLine> lines(String handle) {
        Path file = file(handle);
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(NotebookLine::of).toList()
                    : List.of();
        } catch (IOException e) {
            throw new PlatformException.Unavailable("The notebook " + file + " cannot be read", e);
        }
    }

    Optional<NotebookLine> find(String handle, String id) {
        return lines(handle).stream().filter(line -> line.id().equals(id)).findFirst();
    }

    /** Writes a line under the others; a second line of one id is the first. */
    synchronized void append(String handle, String id, String root, String parent, String text) {
        List<NotebookLine> lines = lines(handle);
        if (lines.stream().anyMatch(line -> line.id().equals(id))) {
            return;
        }
        Instant now = clock.instant();
        Instant at = lines.isEmpty() || lines.getLast().at().isBefore(now)
                ? now
                : lines.getLast().at().plusNanos(1);
        try {
            Files.writeString(
                    file(handle),
                    new NotebookLine(id, at, root, parent, text).written() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new PlatformException.Unavailable("The notebook " + file(handle) + " cannot be written", e);
        }
    }

    /** Whether the line was in anybody's notebook: a reference of a post names an account by its id alone. */
    synchronized boolean remove(String id) {
        try (Stream<Path> notebooks = Files.list(folder)) {
            boolean found = false;
            for (Path notebook : notebooks.toList()) {
                List<String> lines = Files.readAllLines(notebook);
                List<String> others = lines.stream()
                        .filter(line -> !line.startsWith(id + "\t"))
                        .toList();
                if (others.size() < lines.size()) {
                    Files.write(notebook, others);
                    found = true;
                }
            }
            return found;
        } catch (IOException e) {
            throw new PlatformException.Unavailable("The notebooks in " + folder + " cannot be changed", e);
        }
    }

    private Path file(String handle) {
        return folder.resolve(handle + ".txt");
    }
}
