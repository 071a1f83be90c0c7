package social.starling.cli;

/**
 * Text from elsewhere in a form that cannot harm a terminal: no escapes, no line breaks, nothing invisible and nothing
 * that turns the direction of what follows (Unicode TR 36, section 2.10).
 */
final class Plain {
    private static final int JOINER = 0x200D;

    private Plain() {}

    /** {@code text} on one line; what a terminal must not see is shown as {@code �}, as a space or not at all. */
    static String line(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(point -> !isEmpty(point)).forEach(point -> plain.appendCodePoint(shown(point)));
        return plain.toString().replaceAll(" {2,}", " ").strip();
    }

    /** At most {@code columns} wide, with … where something is left out. */
    static String line(String text, int columns) {
        return cut(line(text), columns);
    }

    /** {@code plain} in at most {@code columns}, cut between what people see as characters. */
    static String cut(String plain, int columns) {
        return DisplayWidth.of(plain) <= columns ? plain : DisplayWidth.head(plain, columns - 1) + "…";
    }

    /** How many columns a terminal gives {@code text}. */
    static int width(String text) {
        return DisplayWidth.of(text);
    }

    /** What people write to shape words and what shows nothing: soft hyphens, marks of direction, joiners of letters. */
    private static boolean isEmpty(int point) {
        return point == 0xAD
                || point == 0x200B
                || point == 0x200C
                || point == 0x200E
                || point == 0x200F
                || point == 0x2060
                || point == 0xFEFF;
    }

    private static int shown(int point) {
        if (Character.isWhitespace(point) || point == '\u00A0' || point == '\u2028' || point == '\u2029') {
            return ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
                point == JOINER ? point : 0xFFFD;
            default -> point;
        };
    }
}
