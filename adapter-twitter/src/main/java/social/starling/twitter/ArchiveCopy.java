package social.starling.twitter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes a file as it arrives, as long as there is room. */
final class ArchiveCopy {
    /** An account with years of video has less. */
    static final long LARGEST = 200L << 30;

    /** So much of the disk is left to everything else. */
    static final long FLOOR = 512L << 20;

    private static final int BUFFER = 1 << 16;
    private static final long LOOK = 64L << 20;

    private final Path file;

    ArchiveCopy(Path file) {
        this.file = file;
    }

    /**
     * @param size how long it will be; -1 where that is not known
     * @return its SHA-256 in hexadecimal digits
     * @throws IllegalStateException when there is no room
     */
    String of(InputStream in, long size) throws IOException {
        requireAllowed(size);
        requireRoom(file, Math.max(0, size));
        MessageDigest digest = sha256();
        try (OutputStream out =
                new DigestOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), digest)) {
            byte[] buffer = new byte[BUFFER];
            long written = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (written / LOOK != (written + count) / LOOK) {
                    requireRoom(file, 0);
                }
                written += count;
                requireAllowed(written);
                out.write(buffer, 0, count);
            }
            if (size >= 0 && written != size) {
                throw new DamagedArchiveException(
                        "Only " + written + " of " + size + " bytes have arrived. Give it again");
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void requireAllowed(long bytes) throws DamagedArchiveException {
        if (bytes > LARGEST) {
            throw new DamagedArchiveException("It has more than " + (LARGEST >> 30) + " GB; that many are allowed");
        }
    }

    /**
     * @param file that is to be written, in a folder that is there
     * @throws IllegalStateException when there is no room for so many bytes more
     */
    static void requireRoom(Path file, long bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        long room = Files.getFileStore(folder == null ? file : folder).getUsableSpace();
        if (room < bytes + FLOOR) {
            throw new IllegalStateException("The disk of the data folder has " + (room >> 20)
                    + " MB left and the archive"
                    + " needs " + (bytes + FLOOR >> 20) + " MB, with what is left to everything else; make room and try"
                    + " again");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256, which every JDK must have", e);
        }
    }
}
