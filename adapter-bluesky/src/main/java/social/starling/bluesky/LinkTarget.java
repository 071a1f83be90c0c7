package social.starling.bluesky;

/** Which addresses a link may have: what the lexicon's {@code uri} format takes, else the server refuses the post. */
final class LinkTarget {
    private static final int MAX_LENGTH = 8192;

    private LinkTarget() {}

    static boolean isSendable(String target) {
        return target.length() <= MAX_LENGTH
                && target.codePoints()
                        .noneMatch(point -> Character.isWhitespace(point)
                                || Character.isSpaceChar(point)
                                || Character.isISOControl(point));
    }

    static boolean isWeb(String target) {
        return (target.regionMatches(true, 0, "https://", 0, 8) && target.length() > 8)
                || (target.regionMatches(true, 0, "http://", 0, 7) && target.length() > 7);
    }
}
