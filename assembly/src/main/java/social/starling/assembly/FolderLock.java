package social.starling.assembly;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import social.starling.assembly.StartupException.Trouble;

/**
 * The right to be the only daemon in a data folder, where the database is a server's and may have several. The system gives
 * it back when the process dies.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "starling.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartupException when another daemon works in this folder */
    static FolderLock take(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new StartupException(
                        Trouble.DATA_IN_USE,
                        "The data folder " + folder
                                + " is in use by another Starling. Stop that one first, or give this"
                                + " one a folder of its own; several share a PostgreSQL database, not a folder",
                        null);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StartupException(
                    Trouble.DATA_FOLDER, "The data folder " + folder + " cannot be locked (" + e + ")", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Else it is this process's from now on. */
    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }
}
