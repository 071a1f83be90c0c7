package social.starling.twitter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the media of posts lie in a ZIP, by their names. */
final class MediaTable {
    private static final int WIDTH = 5;
    private static final List<String> FOLDERS = List.of("tweets_media/", "tweet_media/");

    private final KeyedTable rows;

    private MediaTable(KeyedTable rows) {
        this.rows = rows;
    }

    static MediaTable open(Path path) throws IOException {
        return new MediaTable(KeyedTable.open(path, WIDTH));
    }

    static TableWriter writer(Path unsorted) throws IOException {
        return new TableWriter(unsorted, WIDTH);
    }

    /** Adds the member if it is a medium of a post. @param folder below which the archive's files lie */
    static void add(TableWriter out, String folder, ZipMember member) throws IOException {
        for (String media : FOLDERS) {
            String start = folder + media;
            if (member.name().startsWith(start) && !member.isFolder()) {
                out.add(
                        key(member.name().substring(start.length())),
                        member.offset(),
                        member.packed(),
                        member.size(),
                        member.crc() | (long) member.method() << 32);
            }
        }
    }

    boolean holds(String name) {
        return rows.find(key(name)) >= 0;
    }

    /** The first of the names that is there; null where none is. */
    @Nullable
    String firstOf(List<String> names) {
        return names.stream().filter(this::holds).findFirst().orElse(null);
    }

    /** Its place in the ZIP, but for its whole name, which the ZIP itself has; null where it is not there. */
    @Nullable
    Place find(String name) {
        int row = rows.find(key(name));
        return row < 0
                ? null
                : new Place(rows.get(row, 1), rows.get(row, 2), rows.get(row, 3), rows.get(row, 4) & 0xffff_ffffL, (int)
                        (rows.get(row, 4) >>> 32));
    }

    /** @param inside below which folder of the ZIP the archive's files lie */
    static InputStream open(Path zip, String inside, String name, Place place) throws IOException {
        ZipArchive archive = ZipArchive.open(zip);
        try {
            return archive.openAny(FOLDERS.stream()
                    .map(media -> place.named(inside + media + name))
                    .toList());
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Names are long and numbers are not; by chance no two of a million have the same in a million archives. */
    static long key(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256, which every JDK must have", e);
        }
    }

    /** See {@link ZipMember}. */
    record Place(long offset, long packed, long size, long crc, int method) {
        ZipMember named(String name) {
            return new ZipMember(name, method, crc, packed, size, offset);
        }
    }
}
