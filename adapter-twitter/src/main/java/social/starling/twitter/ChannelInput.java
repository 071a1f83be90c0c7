package social.starling.twitter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file; others may read elsewhere in it at the same time. */
final class ChannelInput extends InputStream {
    private final FileChannel file;
    private long at;
    private final long end;

    ChannelInput(FileChannel file, long from, long count) {
        this.file = file;
        this.at = from;
        this.end = from + count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        int most = (int) Math.min(count, end - at);
        if (most <= 0) {
            return count == 0 ? 0 : -1;
        }
        int read = file.read(ByteBuffer.wrap(into, from, most), at);
        if (read > 0) {
            at += read;
        }
        return read;
    }
}
