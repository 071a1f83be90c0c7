package social.starling.twitter;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * A ZIP read with suspicion: everything that its list of contents says is held against the file, and nothing of it is kept
 * in memory. More is refused than a ZIP may be, as archives of X are plain ones.
 */
final class ZipArchive implements AutoCloseable {
    private static final int LISTED = 0x02014b50;
    private static final int LISTED_BYTES = 46;
    private static final int MEMBER = 0x04034b50;
    private static final int MEMBER_BYTES = 30;
    private static final int LARGE_FIELD = 1;
    private static final long FULL = 0xffff_ffffL;
    private static final int ENCRYPTED = 1;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0170000;
    private static final Set<Integer> FILES_AND_FOLDERS = Set.of(0, 0100000, 0040000);

    private final FileChannel file;
    private final ZipTail tail;

    private ZipArchive(FileChannel file, ZipTail tail) {
        this.file = file;
        this.tail = tail;
    }

    /** @throws DamagedArchiveException when it is no ZIP, or none that is whole */
    static ZipArchive open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            return new ZipArchive(file, ZipTail.of(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Is given the members one after the other. */
    interface Visitor {
        void see(ZipMember member) throws IOException;
    }

    /**
     * Goes through the list of contents.
     *
     * @throws DamagedArchiveException when it holds a lie, or what no archive of X holds
     */
    void list(Visitor visitor) throws IOException {
        long used = 0;
        long read = 0;
        try (InputStream in = new BufferedInputStream(new ChannelInput(file, tail.from(), tail.size()), 1 << 16)) {
            for (long i = 0; i < tail.count(); i++) {
                ByteBuffer head = exactly(in, LISTED_BYTES);
                if (head.getInt(0) != LISTED) {
                    throw ZipTail.broken("its list of contents is cut off or overwritten");
                }
                int name = ZipTail.unsigned(head.getShort(28));
                int extra = ZipTail.unsigned(head.getShort(30));
                int comment = ZipTail.unsigned(head.getShort(32));
                read += LISTED_BYTES + name + extra + comment;
                ZipMember member = member(head, exactly(in, name).array(), exactly(in, extra));
                exactly(in, comment);
                used += MEMBER_BYTES + name + member.packed();
                if (used > tail.from()) {
                    throw ZipTail.broken("its files are said to take more room than the ZIP has");
                }
                visitor.see(member);
            }
        } catch (EOFException e) {
            throw ZipTail.broken("its list of contents is shorter than it says");
        }
        if (read != tail.size()) {
            throw ZipTail.broken("its list of contents is longer than it says");
        }
    }

    private ZipMember member(ByteBuffer head, byte[] nameBytes, ByteBuffer extra) throws IOException {
        if (nameBytes.length > ZipNames.LONGEST) {
            throw ZipTail.broken(
                    "a name in it has " + nameBytes.length + " bytes; up to " + ZipNames.LONGEST + " are read");
        }
        String name = ZipNames.checked(nameBytes);
        if ((head.getShort(8) & ENCRYPTED) != 0) {
            throw new DamagedArchiveException("\"" + ZipNames.shown(name)
                    + "\" in it is encrypted; archives of X are not. Give the file as X sent it, without a password");
        }
        boolean unix = (ZipTail.unsigned(head.getShort(4)) >> 8) == UNIX;
        int type = (head.getInt(38) >>> 16) & FILE_TYPE;
        if (unix && !FILES_AND_FOLDERS.contains(type)) {
            throw new DamagedArchiveException("\"" + ZipNames.shown(name)
                    + "\" in it is a link or a device; archives of X hold files alone. Download it from X again");
        }
        long[] wide = {
            Integer.toUnsignedLong(head.getInt(24)),
            Integer.toUnsignedLong(head.getInt(20)),
            Integer.toUnsignedLong(head.getInt(42))
        };
        widen(wide, extra);
        ZipMember member = new ZipMember(
                name,
                ZipTail.unsigned(head.getShort(10)),
                Integer.toUnsignedLong(head.getInt(16)),
                wide[1],
                wide[0],
                wide[2]);
        long end = member.offset() + MEMBER_BYTES + nameBytes.length;
        if (member.size() < 0
                || member.packed() < 0
                || member.offset() < 0
                || end < 0
                || member.packed() > tail.from()
                || end > tail.from() - member.packed()) {
            throw ZipTail.broken("\"" + ZipNames.shown(name) + "\" is said to lie outside of it");
        }
        return member;
    }

    /** Sizes beyond four gigabytes stand in a field of their own (APPNOTE 4.5.3), in a fixed order, those that are needed alone. */
    private static void widen(long[] wide, ByteBuffer extra) throws DamagedArchiveException {
        while (extra.remaining() >= 4) {
            int id = ZipTail.unsigned(extra.getShort());
            int length = ZipTail.unsigned(extra.getShort());
            if (length > extra.remaining()) {
                return;
            }
            ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + length);
            for (int i = 0; id == LARGE_FIELD && i < wide.length; i++) {
                if (wide[i] == FULL) {
                    if (field.remaining() < Long.BYTES) {
                        throw ZipTail.broken("a size beyond four gigabytes is missing");
                    }
                    wide[i] = field.getLong();
                }
            }
        }
    }

    /**
     * The bytes of a member; not one more than it is said to have.
     *
     * @throws DamagedArchiveException here or while reading, when it is not what the list of contents says
     */
    InputStream open(ZipMember member) throws IOException {
        byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = ZipTail.read(file, member.offset(), MEMBER_BYTES + name.length);
        if (!isHead(head, name, member)) {
            throw ZipTail.broken("\"" + ZipNames.shown(member.name()) + "\" is not where its list of contents says");
        }
        long from = member.offset() + MEMBER_BYTES + name.length + ZipTail.unsigned(head.getShort(28));
        if (from > tail.from() - member.packed()) {
            throw ZipTail.broken("\"" + ZipNames.shown(member.name()) + "\" reaches beyond its end");
        }
        return MemberInput.of(member, new ChannelInput(file, from, member.packed()));
    }

    /** The bytes of the one that is there of several that differ in name; the archive is closed with them. */
    InputStream openAny(List<ZipMember> named) throws IOException {
        for (ZipMember member : named) {
            byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
            if (isHead(ZipTail.read(file, member.offset(), MEMBER_BYTES + name.length), name, member)) {
                return new FilterInputStream(open(member)) {
                    @Override
                    public void close() throws IOException {
                        try (ZipArchive whole = ZipArchive.this) {
                            super.close();
                        }
                    }
                };
            }
        }
        throw ZipTail.broken("\"" + ZipNames.shown(named.getFirst().name()) + "\" is not where it was");
    }

    private static boolean isHead(ByteBuffer head, byte[] name, ZipMember member) {
        return head.remaining() == MEMBER_BYTES + name.length
                && head.getInt(0) == MEMBER
                && ZipTail.unsigned(head.getShort(8)) == member.method()
                && ZipTail.unsigned(head.getShort(26)) == name.length
                && head.slice(MEMBER_BYTES, name.length).equals(ByteBuffer.wrap(name));
    }

    private static ByteBuffer exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
