package social.starling.twitter;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Makes a {@link KeyedTable} of rows that come in any order. What it keeps in memory are the keys: eight bytes a row, twice
 * that while it grows.
 */
final class TableWriter implements AutoCloseable {
    /** 400 MB of memory at the very end; an account would write a post a minute for fifty years. */
    static final int MOST = 25_000_000;

    private static final int FIRST = 1 << 12;

    private final Path unsorted;
    private final int width;
    private final DataOutputStream out;
    private long[] keys = new long[FIRST];
    private int rows;

    /** @param unsorted a file that is made and deleted */
    TableWriter(Path unsorted, int width) throws IOException {
        this.unsorted = unsorted;
        this.width = width;
        this.out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(unsorted, StandardOpenOption.CREATE_NEW), 1 << 16));
    }

    /** @param row the key first */
    void add(long... row) throws IOException {
        if (rows == MOST) {
            throw new DamagedArchiveException(
                    "It holds more than " + MOST + " entries of one kind; that many are read");
        }
        if (rows == keys.length) {
            keys = Arrays.copyOf(keys, Math.min(MOST, keys.length * 2));
        }
        keys[rows++] = row[0];
        for (long number : row) {
            out.writeLong(number);
        }
    }

    /** Writes the table; of rows with one key the one with the greater second number stays. */
    void sortInto(Path table) throws IOException {
        out.close();
        Arrays.sort(keys, 0, rows);
        int distinct = distinct();
        try (FileChannel file = FileChannel.open(
                table, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, (long) distinct * width * Long.BYTES);
            place(mapped.asLongBuffer(), distinct);
            mapped.force();
        }
    }

    private int distinct() {
        int distinct = 0;
        for (int i = 0; i < rows; i++) {
            if (i == 0 || keys[i] != keys[i - 1]) {
                keys[distinct++] = keys[i];
            }
        }
        return distinct;
    }

    private void place(LongBuffer sorted, int distinct) throws IOException {
        BitSet taken = new BitSet(distinct);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(unsorted), 1 << 16))) {
            long[] row = new long[width];
            for (int i = 0; i < rows; i++) {
                for (int column = 0; column < width; column++) {
                    row[column] = in.readLong();
                }
                int at = Arrays.binarySearch(keys, 0, distinct, row[0]);
                if (!taken.get(at) || width > 1 && sorted.get(at * width + 1) < row[1]) {
                    taken.set(at);
                    sorted.put(at * width, row);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(unsorted);
    }
}
