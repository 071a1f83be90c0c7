package social.starling.sandbox;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import social.starling.sandbox.media.TestPicture;

/**
 * A picture or video in an admin request: its bytes in {@code data} (base64), or the name of a test picture with a size.
 *
 * @param width what the request says, 1200 unless it says so
 * @param height what the request says, 800 unless it says so
 * @param durationMillis what the request says, 3000 unless it says so
 */
public record AdminPicture(AdminBody body, int width, int height, int durationMillis) {
    private static final String[] KEYS = {"picture", "data", "bytes", "width", "height", "duration_ms"};

    /** The keys that a picture may have, with {@code others}. */
    public static String[] keys(String... others) {
        return Stream.concat(Stream.of(KEYS), Stream.of(others)).toArray(String[]::new);
    }

    /** The picture of {@code body}. */
    public static AdminPicture of(AdminBody body) {
        return new AdminPicture(
                body, body.number("width", 1200), body.number("height", 800), body.number("duration_ms", 3_000));
    }

    /** The bytes: those given, or those of the picture named, or those of {@code otherwise}. */
    public byte[] bytes(TestPicture otherwise) {
        Optional<String> data = body.optionalText("data");
        Optional<String> name = body.optionalText("picture");
        if (data.isPresent() && name.isPresent()) {
            throw AdminBody.refuse("'data' and 'picture' exclude each other");
        }
        if (data.isPresent()) {
            return Base64.getDecoder().decode(data.get());
        }
        TestPicture picture = name.map(TestPicture::named).orElse(otherwise);
        int size = body.number("bytes", 0);
        return size == 0 ? picture.bytes(width, height, durationMillis) : picture.bytesOfSize(width, height, size);
    }
}
