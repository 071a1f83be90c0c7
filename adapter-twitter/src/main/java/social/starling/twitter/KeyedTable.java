package social.starling.twitter;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of rows of numbers in the order of their keys, the first number of each; looked into where it lies. */
final class KeyedTable {
    private final LongBuffer numbers;
    private final int width;

    private KeyedTable(LongBuffer numbers, int width) {
        this.numbers = numbers;
        this.width = width;
    }

    /** @param width numbers in a row, the key included */
    static KeyedTable open(Path path, int width) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return new KeyedTable(
                    file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()).asLongBuffer(), width);
        }
    }

    int size() {
        return numbers.limit() / width;
    }

    /** @param column 0 for the key */
    long get(int row, int column) {
        return numbers.get(row * width + column);
    }

    /** The first row whose key is {@code key} or greater; the number of rows where there is none. */
    int from(long key) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle, 0) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The row with that key; -1 where there is none. */
    int find(long key) {
        int row = from(key);
        return row < size() && get(row, 0) == key ? row : -1;
    }
}
