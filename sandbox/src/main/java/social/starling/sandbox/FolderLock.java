package social.starling.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to be the only one in a folder, held in a file there. The system gives it back when the process dies. */
final class FolderLock implements AutoCloseable {
    /**
     * The folders of this process. A lock belongs to the process and is lost when any channel on its file is closed, so a
     * second attempt in the same process must not even open it (fcntl(2), "Record locks").
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws KeptStateException {@code IN_USE} when somebody has it */
    static FolderLock take(Path given) throws IOException {
        Path folder = given.toRealPath();
        if (!HELD_HERE.add(folder)) {
            throw KeptStateException.inUse(given, "this process");
        }
        FolderLock lock = null;
        try {
            lock = new FolderLock(
                    folder,
                    PrivateFolder.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (lock.channel.tryLock() == null) {
                throw KeptStateException.inUse(given, "another process");
            }
            return lock;
        } catch (IOException | RuntimeException e) {
            if (lock == null) {
                HELD_HERE.remove(folder);
            } else {
                lock.close();
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
