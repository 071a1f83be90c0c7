package social.starling.twitter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * The end of a ZIP, which says where its list of contents lies
 * (<a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE</a>, 4.3.14 to 4.3.16).
 *
 * @param count how many files it says to hold, 0 to {@value #MOST}
 * @param from where the list begins
 * @param size bytes of the list, at most {@value #LONGEST}
 */
record ZipTail(long count, long from, long size) {
    /** An account of millions of posts has fewer pictures. */
    static final long MOST = 4_000_000;

    static final long LONGEST = 1_000_000_000;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LARGE_LOCATOR = 0x07064b50;
    private static final int LARGE_LOCATOR_BYTES = 20;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_BYTES = 56;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MEMBER = 0x04034b50;

    /** @throws DamagedArchiveException when it is no ZIP, or none that is whole */
    static ZipTail of(FileChannel file) throws IOException {
        long length = file.size();
        int most = (int) Math.min(length, END_BYTES + LONGEST_COMMENT);
        ByteBuffer last = read(file, length - most, most);
        for (int at = most - END_BYTES; at >= 0; at--) {
            if (last.getInt(at) == END && at + END_BYTES + unsigned(last.getShort(at + 20)) == most) {
                return checked(file, last, at, length - most + at);
            }
        }
        throw new DamagedArchiveException(headless(file));
    }

    private static ZipTail checked(FileChannel file, ByteBuffer last, int at, long end) throws IOException {
        long count = unsigned(last.getShort(at + 10));
        long size = Integer.toUnsignedLong(last.getInt(at + 12));
        long from = Integer.toUnsignedLong(last.getInt(at + 16));
        long disks = unsigned(last.getShort(at + 4)) + unsigned(last.getShort(at + 6));
        ByteBuffer locator = read(file, Math.max(0, end - LARGE_LOCATOR_BYTES), LARGE_LOCATOR_BYTES);
        boolean large = end >= LARGE_LOCATOR_BYTES && locator.getInt(0) == LARGE_LOCATOR;
        if (large) {
            end = locator.getLong(8);
            ByteBuffer real = end < 0 || end > file.size() - LARGE_END_BYTES
                    ? ByteBuffer.allocate(LARGE_END_BYTES)
                    : read(file, end, LARGE_END_BYTES);
            if (real.getInt(0) != LARGE_END) {
                throw broken("its end points to the wrong place");
            }
            disks = Integer.toUnsignedLong(real.getInt(16)) + Integer.toUnsignedLong(real.getInt(20));
            count = real.getLong(32);
            size = real.getLong(40);
            from = real.getLong(48);
        }
        if (disks != 0) {
            throw broken("it is one part of several");
        }
        if (count < 0 || count > MOST || size < 0 || size > LONGEST) {
            throw broken("it says to hold " + Long.toUnsignedString(count) + " files; up to " + MOST + " are read");
        }
        if (from < 0 || from > end || size != end - from) {
            throw broken("its list of contents does not lie where its end says");
        }
        return new ZipTail(count, from, size);
    }

    /** Why a file without an end is none. */
    private static String headless(FileChannel file) throws IOException {
        ByteBuffer head = read(file, 0, (int) Math.min(file.size(), 64));
        String text = StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString();
        if (head.remaining() >= 4 && head.getInt(0) == MEMBER) {
            return "It is the beginning of a ZIP without its end: the download was broken off, or bytes were added"
                    + " behind it. Download it from X again";
        }
        String what = text.isEmpty()
                ? "It is empty"
                : text.contains("roots") && text.contains("version")
                        ? "It is a repository of Bluesky (a CAR file), no ZIP"
                        : "It is no ZIP file";
        return what + "; the archive that X sends you is allowed, as it was downloaded";
    }

    static DamagedArchiveException broken(String why) {
        return new DamagedArchiveException("It is a damaged ZIP: " + why + ". Download it from X again");
    }

    static ByteBuffer read(FileChannel file, long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // goes on until all is there, or the end
        }
        return bytes.flip();
    }

    static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }
}
