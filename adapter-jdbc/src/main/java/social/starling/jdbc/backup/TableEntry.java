package social.starling.jdbc.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import social.starling.ports.backup.BackupTable;

/** The lines of one table as they are read from a backup, counted and digested; never more bytes than it should have. */
final class TableEntry extends FilterInputStream {
    private final BackupTable table;
    private final MessageDigest digest = Digests.sha256();
    private long bytes;
    private long rows;

    TableEntry(BackupTable table, InputStream in) {
        super(in);
        this.table = table;
    }

    /** How many lines have been read. */
    long rows() {
        return rows;
    }

    /** @throws IOException with what differs from the manifest; to be asked at the end */
    void requireWhole() throws IOException {
        if (bytes != table.bytes() || rows != table.rows()) {
            throw new IOException("it has " + rows + " rows in " + bytes + " bytes and should have " + table.rows()
                    + " in " + table.bytes());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
            throw new IOException("its digest is another one than was written");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            bytes += count;
            if (bytes > table.bytes()) {
                throw new IOException("it has more than the " + table.bytes() + " bytes that were written");
            }
            digest.update(into, offset, count);
            countLines(into, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return in.readNBytes((int) Math.min(count, 8_192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void countLines(byte[] from, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            if (from[i] == '\n') {
                rows++;
            }
        }
    }
}
