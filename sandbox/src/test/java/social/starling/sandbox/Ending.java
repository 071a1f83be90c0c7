package social.starling.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a platform's process ends. */
public enum Ending {
    /** It is asked to. */
    STOPPED,
    /** At once: what its folder holds at that moment is all there is. */
    KILLED;

    /** The folder in which the next run starts. */
    public Path end(AutoCloseable running, Path folder) {
        try {
            Path next = folder.resolveSibling(folder.getFileName() + "-next");
            if (this == KILLED) {
                copy(folder, next);
                running.close();
            } else {
                running.close();
                copy(folder, next);
            }
            return next;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }
}
