package social.starling.sandbox.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a picture or video is by its own bytes, whatever it is called.
 *
 * @param type its media type, such as {@code image/jpeg}
 * @param frames 1 unless it is an animated GIF
 * @param durationMillis 0 unless it is a video
 */
public record MediaFile(String type, int width, int height, int frames, int durationMillis) {

    /** The media type that the first bytes stand for; empty for anything but pictures and videos. */
    public static Optional<String> type(byte[] bytes) {
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of("image/png");
        }
        if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
            return Optional.of("image/gif");
        }
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return Optional.of("image/webp");
        }
        if (begins(bytes, 4, "ftyp")) {
            return Optional.of(begins(bytes, 8, "qt  ") ? "video/quicktime" : "video/mp4");
        }
        return begins(bytes, 0, "\u001aE\u00df\u00a3") ? Optional.of("video/webm") : Optional.empty();
    }

    /** The file that {@code bytes} are; empty when its header does not tell its type and size. */
    public static Optional<MediaFile> of(byte[] bytes) {
        return type(bytes).flatMap(type -> {
            try {
                return switch (type) {
                    case "image/jpeg" -> PictureHeaders.jpeg(bytes);
                    case "image/png" -> PictureHeaders.png(bytes);
                    case "image/gif" -> PictureHeaders.gif(bytes);
                    case "image/webp" -> PictureHeaders.webp(bytes);
                    case "video/mp4", "video/quicktime" -> Mp4.read(type, bytes);
                    default -> Optional.empty();
                };
            } catch (ArrayIndexOutOfBoundsException truncated) {
                return Optional.empty();
            }
        });
    }

    /** Whether it is a video and no picture. */
    public boolean isVideo() {
        return type.startsWith("video/");
    }

    /** The usual end of a file name. */
    public String extension() {
        return switch (type) {
            case "image/jpeg" -> "jpg";
            case "video/quicktime" -> "mov";
            default -> type.substring(type.indexOf('/') + 1);
        };
    }

    private static boolean begins(byte[] bytes, int at, String signature) {
        byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
