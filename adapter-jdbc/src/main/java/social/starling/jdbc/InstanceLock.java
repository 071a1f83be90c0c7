package social.starling.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import social.starling.jdbc.DatabaseException.Trouble;

/**
 * The right to be the only Starling on a SQLite file, held in a lock file beside it. The system gives it back when the
 * process dies.
 */
final class InstanceLock implements AutoCloseable {
    /**
     * The files locked by this process. A POSIX lock belongs to the process and is lost when any channel on the file is
     * closed, so a second attempt in the same process must not even open it (fcntl(2), "Record locks").
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /** Beyond the text, since Windows lets nobody read what is locked. */
    private static final long LOCKED_BYTE = 1L << 32;

    private final Path file;
    private final FileChannel channel;

    private InstanceLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws DatabaseException {@code IN_USE} when another Starling has the database */
    static InstanceLock take(Path database) throws IOException {
        Path given = database.resolveSibling(database.getFileName() + ".lock");
        PrivateFiles.createFile(given);
        Path file = given.toRealPath();
        if (!HELD_HERE.add(file)) {
            throw inUse(database, "this process");
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(database, holder(file));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new InstanceLock(file, channel);
        } finally {
            if (!taken) {
                giveBack(file, channel);
            }
        }
    }

    /** A full disk refuses the holder's name when the lock is taken already. */
    private static void giveBack(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(file);
        }
    }

    @Override
    public void close() throws IOException {
        giveBack(file, channel);
    }

    private static String holder(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        return text.matches("process [0-9]{1,10}") ? text : "another process";
    }

    private static DatabaseException inUse(Path database, String holder) {
        return new DatabaseException(
                Trouble.IN_USE,
                "The database " + database + " is in use by a Starling in " + holder
                        + ". Stop that one first, or name another data folder; one SQLite database serves one daemon",
                null);
    }
}
