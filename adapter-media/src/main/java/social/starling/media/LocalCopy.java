package social.starling.media;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import social.starling.http.Download;
import social.starling.ports.media.LocalMedia;
import social.starling.ports.platform.PlatformException;

/** Gets a file that lies here already as one from the network is got: in one pass that writes and hashes, bounded. */
final class LocalCopy {
    private static final int BUFFER = 64 * 1024;

    private final LocalMedia files;

    LocalCopy(LocalMedia files) {
        this.files = files;
    }

    boolean has(String url) {
        return files.isOne(url);
    }

    /**
     * @param draft exists and may be written
     * @param limit bytes, at most
     * @throws PlatformException {@code Unavailable} when the file is not there now; somebody may bring it again
     * @throws IOException when {@code draft} cannot be written
     */
    Download of(String url, Path draft, long limit) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha256 = digest("SHA-256");
        long written = 0;
        try (InputStream in = files.open(url);
                OutputStream out = Files.newOutputStream(draft, StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                written += count;
                if (written > limit) {
                    return new Download.Refused("it has more than " + limit + " bytes");
                }
                md5.update(buffer, 0, count);
                sha256.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        } catch (FileNotFoundException e) {
            throw new PlatformException.Unavailable(String.valueOf(e.getMessage()), e);
        } catch (DamagedException e) {
            return new Download.Refused("it cannot be read from its archive: " + e.getMessage());
        }
        return new Download.Fetched(written, hex(md5), hex(sha256));
    }

    private static int read(InputStream in, byte[] buffer) throws DamagedException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new DamagedException(e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no " + algorithm + ", which every JDK must have", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What is read is broken, not where it is written. */
    private static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
