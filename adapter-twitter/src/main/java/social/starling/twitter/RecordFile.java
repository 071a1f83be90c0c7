package social.starling.twitter;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of records of bytes, each found by where it begins. */
final class RecordFile {
    private RecordFile() {}

    /** Writes records one after the other. */
    static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private long at;

        Writer(Path path) throws IOException {
            this.out = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), 1 << 16));
        }

        /** Where it begins. */
        long add(byte[] bytes, int count) throws IOException {
            long begin = at;
            out.writeInt(count);
            out.write(bytes, 0, count);
            at += Integer.BYTES + count;
            return begin;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** @throws IOException when no record can begin there */
    static byte[] read(FileChannel file, long at) throws IOException {
        int count = exactly(file, at, Integer.BYTES).getInt();
        if (count < 0 || count > JsonElements.LARGEST) {
            throw new IOException("No record begins at " + at + " of a file of an archive");
        }
        return exactly(file, at + Integer.BYTES, count).array();
    }

    static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }

    private static ByteBuffer exactly(FileChannel file, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("A file of an archive ends before the record at " + at);
            }
        }
        return bytes.flip();
    }
}
