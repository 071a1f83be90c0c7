package social.starling.twitter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small ZIP in memory, with the means to make it lie. */
final class ZipBytes {
    private static final int LISTED = 0x02014b50;
    private static final int END = 0x06054b50;

    private final byte[] bytes;

    private ZipBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** An archive of one post, and more files. */
    static ZipBytes archiveWith(Map<String, String> more) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "data/account.js",
                "window.YTD.account.part0 = [ {\"account\":{\"accountId\":\"1001\",\"username\":\"ada\"}} ]");
        files.put(
                "data/tweets.js",
                "window.YTD.tweets.part0 = [ {\"tweet\":{\"id_str\":\"6\",\"full_text\":\"a\",\"created_at\":\"Wed Oct 10"
                        + " 20:19:24 +0000 2018\"}} ]");
        files.putAll(more);
        return of(files);
    }

    static ZipBytes of(Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new ZipBytes(out.toByteArray());
    }

    static ZipBytes raw(byte[] bytes) {
        return new ZipBytes(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** With other bytes at a place of the entry of {@code name} in the list of contents. */
    ZipBytes listed(String name, int field, int... values) {
        byte[] changed = bytes.clone();
        put(changed, listedAt(name) + field, values);
        return new ZipBytes(changed);
    }

    /** With other bytes at a place of its end. */
    ZipBytes end(int field, int... values) {
        byte[] changed = bytes.clone();
        put(changed, changed.length - 22 + field, values);
        return new ZipBytes(changed);
    }

    /** With another name of the same length, at both places where names stand. */
    ZipBytes renamed(String name, String other) {
        byte[] from = name.getBytes(StandardCharsets.UTF_8);
        byte[] to = other.getBytes(StandardCharsets.ISO_8859_1);
        byte[] changed = bytes.clone();
        for (int i = 0; i <= changed.length - from.length; i++) {
            if (ByteBuffer.wrap(changed, i, from.length).equals(ByteBuffer.wrap(from))) {
                System.arraycopy(to, 0, changed, i, to.length);
            }
        }
        return new ZipBytes(changed);
    }

    private int listedAt(String name) {
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = all.getInt(bytes.length - 22 + 16);
        while (all.getInt(at) == LISTED) {
            int length = all.getShort(at + 28);
            if (new String(bytes, at + 46, length, StandardCharsets.UTF_8).equals(name)) {
                return at;
            }
            at += 46 + length + all.getShort(at + 30) + all.getShort(at + 32);
        }
        throw new IllegalArgumentException(name + " is not in it; the end is " + (all.getInt(at) == END));
    }

    private static void put(byte[] into, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            into[at + i] = (byte) values[i];
        }
    }
}
