package social.starling.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import social.starling.http.Download;

/** Two different blocks with one MD5 (Wang and Yu, "How to Break MD5 and Other Hash Functions", 2005). */
final class Md5Twins {
    static final byte[] FIRST = HexFormat.of()
            .parseHex("d131dd02c5e6eec4693d9a0698aff95c2fcab58712467eab4004583eb8fb7f89"
                    + "55ad340609f4b30283e488832571415a085125e8f7cdc99fd91dbdf280373c5b"
                    + "d8823e3156348f5bae6dacd436c919c6dd53e2b487da03fd02396306d248cda0"
                    + "e99f33420f577ee8ce54b67080a80d1ec69821bcb6a8839396f9652b6ff72a70");
    static final byte[] SECOND = HexFormat.of()
            .parseHex("d131dd02c5e6eec4693d9a0698aff95c2fcab50712467eab4004583eb8fb7f89"
                    + "55ad340609f4b30283e4888325f1415a085125e8f7cdc99fd91dbd7280373c5b"
                    + "d8823e3156348f5bae6dacd436c919c6dd53e23487da03fd02396306d248cda0"
                    + "e99f33420f577ee8ce54b67080280d1ec69821bcb6a8839396f965ab6ff72a70");
    static final String NAME = md5(FIRST);
    static final String SECOND_SHA = hash(SECOND, "SHA-256").substring(0, 8);

    private Md5Twins() {}

    static String md5(byte[] bytes) {
        return hash(bytes, "MD5");
    }

    private static String hash(byte[] bytes, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names that both get on one shelf, the first one twice. */
    static List<String> adopted(Path folder) throws IOException {
        Shelf shelf = Shelf.open(folder, true);
        return Stream.of(FIRST, SECOND, FIRST)
                .map(bytes -> adopted(shelf, bytes))
                .distinct()
                .toList();
    }

    private static String adopted(Shelf shelf, byte[] bytes) {
        try {
            Path draft = shelf.draft();
            Files.write(draft, bytes);
            Download.Fetched fetched = new Download.Fetched(bytes.length, md5(bytes), hash(bytes, "SHA-256"));
            return shelf.adopt("https://example.org/" + bytes.length, draft, fetched, Format.JPEG)
                    .getFileName()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
