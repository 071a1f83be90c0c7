package social.starling.media;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageOutputStreamImpl;

/** An encoded picture in memory; the encoder is stopped as soon as it becomes longer than the limit. */
final class BoundedOutput extends ImageOutputStreamImpl {
    private final int limit;
    private byte[] bytes = new byte[64 * 1024];
    private int length;

    BoundedOutput(int limit) {
        this.limit = limit;
    }

    /** It would become longer than the limit. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        return streamPos < length ? bytes[(int) streamPos++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        bitOffset = 0;
        if (streamPos >= length) {
            return -1;
        }
        int most = (int) Math.min(count, length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, most);
        streamPos += most;
        return most;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        flushBits();
        long end = streamPos + count;
        if (end > limit) {
            throw new TooLongException();
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(end, 2L * bytes.length)));
        }
        System.arraycopy(source, offset, bytes, (int) streamPos, count);
        streamPos = end;
        length = Math.max(length, (int) end);
    }
}
