package social.starling.assembly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import social.starling.assembly.StartupException.Trouble;

/**
 * The right to be the only daemon in a data folder, where the database is a server's and may have several. The system gives
 * it back when the process dies.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "starling.lock";
    private static final int NAME_BYTES = 4;

    private final FileChannel channel;
    private final String name;

    private FolderLock(FileChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    /** @throws StartupException when another daemon works in this folder */
    static FolderLock take(Path folder, SecureRandom random) {
        Path file = folder.resolve(FILE);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new StartupException(
                        Trouble.DATA_IN_USE,
                        "The data folder " + folder
                                + " is in use by another Starling. Stop that one first, or give this"
                                + " one a folder of its own; several share a PostgreSQL database, not a folder",
                        null);
            }
            return new FolderLock(channel, name(channel, random));
        } catch (IOException e) {
            throw new StartupException(
                    Trouble.DATA_FOLDER, "The data folder " + folder + " cannot be locked (" + e + ")", e);
        }
    }

    /** Tells this folder from those of the other daemons: eight letters and digits, made once. */
    String name() {
        return name;
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

    private static String name(FileChannel channel, SecureRandom random) throws IOException {
        ByteBuffer known = ByteBuffer.allocate(NAME_BYTES * 2);
        channel.read(known, 0);
        String found = new String(known.array(), 0, known.position(), StandardCharsets.US_ASCII);
        if (found.matches("[0-9a-f]{" + NAME_BYTES * 2 + "}")) {
            return found;
        }
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        String made = HexFormat.of().formatHex(bytes);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(made.getBytes(StandardCharsets.US_ASCII)), 0);
        return made;
    }
}
