package social.starling.daemon;

/** What text from outside may look like. */
final class Text {
    private Text() {}

    /** Without what could forge a log line or steer a terminal, and no longer than a line. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(200)
                .forEach(unit -> clean.appendCodePoint(
                        Character.isISOControl(unit) || Character.getType(unit) == Character.FORMAT ? '?' : unit));
        return clean.toString();
    }

    /** @throws ProblemException when the text holds a NUL or half a character; {@code where} names it */
    static void requireWhole(String text, String where) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                throw new ProblemException(
                        Problem.Kind.INVALID,
                        where + " holds the character U+0000 at position " + i
                                + "; every other one is allowed. Remove it");
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                throw new ProblemException(
                        Problem.Kind.INVALID,
                        where + " holds a lone surrogate U+"
                                + Integer.toHexString(unit).toUpperCase(java.util.Locale.ROOT) + " at position " + i
                                + "; only whole characters are allowed. Remove it");
            }
        }
    }
}
