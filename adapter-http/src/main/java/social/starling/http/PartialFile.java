package social.starling.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file while it is being downloaded: written and hashed in one pass, never longer than its limit. */
final class PartialFile implements AutoCloseable {
    private final long limit;
    private final FileChannel channel;
    private MessageDigest md5 = digest("MD5");
    private MessageDigest sha256 = digest("SHA-256");
    private long length;

    PartialFile(Path file, long limit) throws IOException {
        this.limit = limit;
        this.channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS);
    }

    long limit() {
        return limit;
    }

    long length() {
        return length;
    }

    /** False, with nothing written, when it would become longer than its limit. */
    boolean append(byte[] bytes, int count) throws IOException {
        if (length + count > limit) {
            return false;
        }
        md5.update(bytes, 0, count);
        sha256.update(bytes, 0, count);
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, count);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        length += count;
        return true;
    }

    void startAnew() throws IOException {
        channel.truncate(0);
        channel.position(0);
        md5 = digest("MD5");
        sha256 = digest("SHA-256");
        length = 0;
    }

    Download.Fetched finished() {
        HexFormat hex = HexFormat.of();
        return new Download.Fetched(length, hex.formatHex(md5.digest()), hex.formatHex(sha256.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no " + name + ", which every JDK must have", e);
        }
    }
}
