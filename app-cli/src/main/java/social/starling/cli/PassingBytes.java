package social.starling.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What is read from it is written elsewhere as well. */
final class PassingBytes extends FilterInputStream {
    private final OutputStream out;

    PassingBytes(InputStream in, OutputStream out) {
        super(in);
        this.out = out;
    }

    /** Whatever nobody has looked at. */
    void readAll(byte[] buffer) throws IOException {
        int n = read(buffer, 0, buffer.length);
        while (n >= 0) {
            n = read(buffer, 0, buffer.length);
        }
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            out.write(one);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            out.write(into, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(count, 8_192)];
        return Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
