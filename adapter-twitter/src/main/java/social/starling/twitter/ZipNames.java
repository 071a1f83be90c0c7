package social.starling.twitter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The names in a ZIP. Nothing is ever written under one, yet a file with a name that leads elsewhere is not X's. */
final class ZipNames {
    static final int LONGEST = 1_024;
    private static final int SHOWN = 80;

    private ZipNames() {}

    /** @throws DamagedArchiveException when it leads out of the ZIP or is no text */
    static String checked(byte[] bytes) throws DamagedArchiveException {
        String name = text(bytes);
        boolean drive = name.length() > 1 && name.charAt(1) == ':';
        boolean elsewhere = name.startsWith("/") || drive || name.indexOf('\\') >= 0;
        for (String part : name.split("/", -1)) {
            elsewhere |= part.equals("..") || part.equals(".");
        }
        if (elsewhere || name.isEmpty()) {
            throw new DamagedArchiveException("It holds a file named \"" + shown(name)
                    + "\", which leads out of the archive; archives of X hold no such names. Download it from X again");
        }
        return name;
    }

    /** For messages: short, and without characters that would reach beyond it. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(isPlain(c) ? c : '?'));
        return name.codePointCount(0, name.length()) > SHOWN ? shown + "…" : shown.toString();
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c > ' ' && c < 0x7f || c == ' ';
    }

    private static String text(byte[] bytes) throws DamagedArchiveException {
        try {
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (name.indexOf(0) >= 0) {
                throw new DamagedArchiveException(
                        "It holds a file with a zero in its name; archives of X hold none. Download it from X again");
            }
            return name;
        } catch (CharacterCodingException e) {
            throw new DamagedArchiveException(
                    "It holds a file whose name is no UTF-8; archives of X hold none. Download it from X again");
        }
    }
}
