package social.starling.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** How a file is made from another one: parts of it as they are, with other bytes between. */
record Recipe(List<Part> parts) {
    sealed interface Part {
        /** Bytes {@code from} to before {@code to} of the source. */
        record Copied(long from, long to) implements Part {}

        record Put(byte[] bytes) implements Part {}

        record Zeros(long count) implements Part {}
    }

    Recipe {
        parts = List.copyOf(parts);
    }

    /** Whether it makes a file of {@code size} bytes again as it is. */
    boolean changesNothing(long size) {
        return parts.size() == 1 && parts.getFirst().equals(new Part.Copied(0, size));
    }

    long length() {
        long length = 0;
        for (Part part : parts) {
            length += switch (part) {
                case Part.Copied copied -> copied.to() - copied.from();
                case Part.Put put -> put.bytes().length;
                case Part.Zeros zeros -> zeros.count();
            };
        }
        return length;
    }

    /** @param target is made */
    void make(Path source, Path target) throws IOException {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = PrivateFiles.create(target)) {
            for (Part part : parts) {
                switch (part) {
                    case Part.Copied copied -> copy(in, copied, out);
                    case Part.Put put -> write(out, ByteBuffer.wrap(put.bytes()));
                    case Part.Zeros zeros -> fill(out, zeros.count());
                }
            }
        }
    }

    private static void copy(FileChannel in, Part.Copied part, FileChannel out) throws IOException {
        for (long at = part.from(); at < part.to(); ) {
            long moved = in.transferTo(at, part.to() - at, out);
            if (moved <= 0) {
                throw new IOException("A file became shorter while it was copied");
            }
            at += moved;
        }
    }

    private static void fill(FileChannel out, long count) throws IOException {
        byte[] zeros = new byte[(int) Math.min(count, 64 * 1024)];
        for (long rest = count; rest > 0; rest -= zeros.length) {
            write(out, ByteBuffer.wrap(zeros, 0, (int) Math.min(rest, zeros.length)));
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Collects the parts in the order of the new file; neighbours in the source become one part. */
    static final class Draft {
        private final List<Part> parts = new ArrayList<>();

        Draft copy(long from, long to) {
            if (!parts.isEmpty() && parts.getLast() instanceof Part.Copied last && last.to() == from) {
                parts.set(parts.size() - 1, new Part.Copied(last.from(), to));
            } else if (to > from) {
                parts.add(new Part.Copied(from, to));
            }
            return this;
        }

        Draft put(byte... bytes) {
            parts.add(new Part.Put(bytes));
            return this;
        }

        Draft zeros(long count) {
            if (count > 0) {
                parts.add(new Part.Zeros(count));
            }
            return this;
        }

        Recipe done() {
            return new Recipe(parts);
        }
    }
}
