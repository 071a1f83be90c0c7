package social.starling.cli;

/**
 * Text from elsewhere in a form that cannot harm a terminal: no escapes, no line breaks, nothing invisible and nothing
 * that turns the direction of what follows (Unicode TR 36, section 2.10).
 */
final class Plain {
    private Plain() {}

    /** {@code text} on one line; what a terminal must not see is shown as {@code �} or a space. */
    static String line(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(point -> plain.appendCodePoint(shown(point)));
        return plain.toString().replaceAll(" {2,}", " ").strip();
    }

    /** At most {@code columns} wide, with … where something is left out. */
    static String line(String text, int columns) {
        String plain = line(text);
        if (width(plain) <= columns) {
            return plain;
        }
        StringBuilder cut = new StringBuilder();
        int used = 0;
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            used += width(point);
            if (used > columns - 1) {
                break;
            }
            cut.appendCodePoint(point);
            i += Character.charCount(point);
        }
        return cut + "…";
    }

    /** How many columns a terminal gives {@code text}. */
    static int width(String text) {
        return text.codePoints().map(Plain::width).sum();
    }

    private static int shown(int point) {
        if (Character.isWhitespace(point) || point == '\u00A0' || point == '\u2028' || point == '\u2029') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                point == 0x200D ? point : 0xFFFD;
            default -> point;
        };
    }

    /** East Asian wide and emoji take two columns, marks none (after UAX 11). */
    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || point == 0x200D) {
            return 0;
        }
        boolean wide = (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
