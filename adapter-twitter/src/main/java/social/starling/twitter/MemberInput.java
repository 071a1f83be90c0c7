package social.starling.twitter;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of a member as they come out: exactly as many as it is said to have, and with the sum that it is said to have. */
final class MemberInput extends InputStream {
    /** X's text is packed to a tenth; deflate's own limit is 1032. Small files may be packed better. */
    private static final long MOST_RATIO = 400;

    private static final long SMALL = 1 << 20;

    private final ZipMember member;
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long left;
    private boolean whole;

    private MemberInput(ZipMember member, InputStream in) {
        this.member = member;
        this.in = in;
        this.left = member.size();
    }

    /** @throws DamagedArchiveException when it is packed in a way that X does not use, or too well to be true */
    static MemberInput of(ZipMember member, InputStream packed) throws DamagedArchiveException {
        if (member.size() > SMALL && member.size() / MOST_RATIO > member.packed()) {
            throw new DamagedArchiveException("\"" + ZipNames.shown(member.name()) + "\" in it has " + member.size()
                    + " bytes packed into " + member.packed() + "; up to " + MOST_RATIO
                    + " times are allowed, as it may be made to fill disks. Download it from X again");
        }
        return switch (member.method()) {
            case ZipMember.STORED -> {
                if (member.size() != member.packed()) {
                    throw ZipTail.broken("\"" + ZipNames.shown(member.name()) + "\" has two lengths");
                }
                yield new MemberInput(member, packed);
            }
            case ZipMember.DEFLATED -> {
                Inflater inflater = new Inflater(true);
                yield new MemberInput(member, new InflaterInputStream(packed, inflater, 1 << 15) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        inflater.end();
                    }
                });
            }
            default ->
                throw new DamagedArchiveException("\"" + ZipNames.shown(member.name())
                        + "\" in it is packed by method " + member.method()
                        + "; 0 and 8 are allowed. Give the file as X sent it, not packed anew");
        };
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            requireWhole();
            return -1;
        }
        int read = unpacked(into, from, (int) Math.min(count, left));
        if (read < 0) {
            throw broken("shorter than it is said to be");
        }
        crc.update(into, from, read);
        left -= read;
        if (left == 0) {
            requireWhole();
        }
        return read;
    }

    private void requireWhole() throws IOException {
        if (whole) {
            return;
        }
        if (unpacked(new byte[1], 0, 1) >= 0) {
            throw broken("longer than it is said to be");
        }
        if (crc.getValue() != member.crc()) {
            throw broken("damaged: its sum is another one");
        }
        whole = true;
    }

    private int unpacked(byte[] into, int from, int count) throws IOException {
        try {
            return in.read(into, from, count);
        } catch (ZipException | EOFException e) {
            throw broken("damaged where it is packed");
        }
    }

    private DamagedArchiveException broken(String how) {
        return ZipTail.broken("\"" + ZipNames.shown(member.name()) + "\" in it is " + how);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
