package social.starling.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file from any place on, through a window of fixed size; reading past its end says that it is cut off. */
final class FileBytes implements AutoCloseable {
    private static final int WINDOW = 32 * 1024;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);

    /** Where in the file the window begins. */
    private long start;

    FileBytes(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    long position() {
        return start + window.position();
    }

    long remaining() {
        return size - position();
    }

    /** @throws UnfitException when it lies behind the end */
    void seek(long position) throws UnfitException {
        if (position < 0 || position > size) {
            throw cutOff();
        }
        if (position >= start && position <= start + window.limit()) {
            window.position((int) (position - start));
        } else {
            start = position;
            window.limit(0);
        }
    }

    void skip(long count) throws UnfitException {
        seek(position() + count);
    }

    int u8() throws IOException, UnfitException {
        if (!window.hasRemaining()) {
            refill();
        }
        return window.get() & 0xff;
    }

    /** Goes behind the next byte of that value. */
    void passTo(int value) throws IOException, UnfitException {
        while (true) {
            if (!window.hasRemaining()) {
                refill();
            }
            byte[] bytes = window.array();
            for (int at = window.position(); at < window.limit(); at++) {
                if (bytes[at] == (byte) value) {
                    window.position(at + 1);
                    return;
                }
            }
            window.position(window.limit());
        }
    }

    int u16() throws IOException, UnfitException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException, UnfitException {
        return (long) u16() << 16 | u16();
    }

    long u64() throws IOException, UnfitException {
        return u32() << 32 | u32();
    }

    int u16le() throws IOException, UnfitException {
        return u8() | u8() << 8;
    }

    int u24le() throws IOException, UnfitException {
        return u16le() | u8() << 16;
    }

    long u32le() throws IOException, UnfitException {
        return u16le() | (long) u16le() << 16;
    }

    /** One character per byte. */
    String text(int count) throws IOException, UnfitException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    /** @param count small; it is memory */
    byte[] bytes(int count) throws IOException, UnfitException {
        if (count > remaining()) {
            throw cutOff();
        }
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            if (!window.hasRemaining()) {
                refill();
            }
            int more = Math.min(window.remaining(), count - done);
            window.get(bytes, done, more);
            done += more;
        }
        return bytes;
    }

    private void refill() throws IOException, UnfitException {
        start = position();
        window.clear();
        int count = channel.read(window, start);
        window.flip();
        if (count <= 0) {
            window.limit(0);
            throw cutOff();
        }
    }

    static UnfitException cutOff() {
        return new UnfitException("it is damaged: it ends in the middle");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
