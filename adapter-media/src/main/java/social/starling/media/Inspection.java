package social.starling.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Tells by a file's content what it is; names and headers may say what they like. */
final class Inspection {
    private static final int HEAD = 64;

    private Inspection() {}

    /** @throws UnfitException when it is nothing that is carried, or damaged */
    static Facts of(Path file) throws IOException, UnfitException {
        try (FileBytes in = new FileBytes(file)) {
            String head = in.text((int) Math.min(HEAD, in.size()));
            if (head.isEmpty()) {
                throw new UnfitException("it is empty");
            }
            if (head.startsWith("\u00ff\u00d8\u00ff")) {
                return JpegFile.inspect(in);
            }
            if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
                return PngFile.inspect(in);
            }
            if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
                return GifFile.inspect(in);
            }
            if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
                return WebpFile.inspect(in);
            }
            if (head.startsWith("\u001aE\u00df\u00a3")) {
                return WebmFile.inspect(in);
            }
            if (isIsoMedia(head)) {
                return IsoMediaFile.inspect(in);
            }
            throw new UnfitException(unknown(head));
        }
    }

    /** A box of a kind that a file may begin with. */
    private static boolean isIsoMedia(String head) {
        return head.length() >= 8
                && switch (head.substring(4, 8)) {
                    case "ftyp", "moov", "wide", "mdat", "skip" -> true;
                    default -> false;
                };
    }

    private static String unknown(String head) {
        String text = new String(head.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<svg") || text.startsWith("<?xml")) {
            return "it is an SVG or other XML file, which may hold programs; JPEG, PNG, GIF and WebP are carried";
        }
        if (text.startsWith("<")) {
            return "it is a web page and no picture or video";
        }
        if (text.startsWith("#extm3u") || text.startsWith("ffconcat")) {
            return "it is a list of other files and no video";
        }
        return "it is no JPEG, PNG, GIF or WebP picture and no MP4, QuickTime or WebM video";
    }
}
