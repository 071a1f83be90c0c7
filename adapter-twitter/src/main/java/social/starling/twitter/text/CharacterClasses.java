package social.starling.twitter.text;

/**
 * The sets of characters that X's rules are written in (twitter-text 3.1.0, Regex). Letters ignore case in ASCII only.
 * Where a method takes a {@code char}, the set holds nothing beyond the basic plane.
 */
final class CharacterClasses {
    private static final String PUNCTUATION = "-_!\"#$%&'()*+,./:;<=>?@[]^`{|}~";
    private static final String PATH = "!*';:=+,.$/%#[]-\u2013_~|&@";
    private static final String PATH_END = "=_#/-+";
    private static final String QUERY = "!?*'();:&=+$/%#[]-_.,~|@";
    private static final String QUERY_END = "-_&=#/";
    private static final String BLANKS = "\t\n\u000b\f\r \u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000"
            + "\u2000\u2001\u2002\u2003\u2004" + "\u2005\u2006\u2007\u2008\u2009\u200a";
    private static final String ACCENTED_SINGLES =
            "\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb";

    private CharacterClasses() {}

    static boolean isAsciiLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAsciiDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isAsciiLetter(c) || isAsciiDigit(c);
    }

    /** What a person's name on X is made of. */
    static boolean isNameCharacter(int c) {
        return isAlphanumeric(c) || c == '_';
    }

    static boolean isAtSign(int c) {
        return c == '@' || c == '\uff20';
    }

    static boolean isHash(int c) {
        return c == '#' || c == '\uff03';
    }

    static boolean isAccented(int c) {
        return c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7
                || c >= 0x300 && c <= 0x36f
                || c >= 0x1e00 && c <= 0x1eff
                || c >= 0x253 && c <= 0x2bb && ACCENTED_SINGLES.indexOf(c) >= 0;
    }

    /** What a label of a host name begins and ends with. */
    static boolean isHostBorder(int c) {
        return isAlphanumeric(c) || isAccented(c);
    }

    static boolean isHostCharacter(int c) {
        return isHostBorder(c) || c == '-' || c == '_';
    }

    /** What a label after {@code http://} may be made of besides hyphens inside; wider than that of other hosts. */
    static boolean isWideHostBorder(int codePoint) {
        if (codePoint >= 0x2000 && codePoint <= 0x206f || isAsciiSpace(codePoint)) {
            return false;
        }
        int type = Character.getType(codePoint);
        return PUNCTUATION.indexOf(codePoint) < 0
                && type != Character.SPACE_SEPARATOR
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    static boolean isPathCharacter(int c) {
        return isAlphanumeric(c) || PATH.indexOf(c) >= 0 || isAccented(c) || isCyrillic(c);
    }

    static boolean isPathEnd(int c) {
        return isAlphanumeric(c) || PATH_END.indexOf(c) >= 0 || isAccented(c) || isCyrillic(c);
    }

    static boolean isQueryCharacter(int c) {
        return isAlphanumeric(c) || QUERY.indexOf(c) >= 0;
    }

    static boolean isQueryEnd(int c) {
        return isAlphanumeric(c) || QUERY_END.indexOf(c) >= 0;
    }

    /** Whether a post that holds it is refused: byte order marks and noncharacters. */
    static boolean isInvalid(int c) {
        return c == 0xfffe || c == 0xfeff || c == 0xffff;
    }

    static boolean isBlank(int c) {
        return BLANKS.indexOf(c) >= 0;
    }

    static boolean isAsciiSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isAsciiPunctuation(int c) {
        return c > ' ' && c < 0x7f && !isAlphanumeric(c);
    }

    /** A letter or mark in a hashtag; the last line is of private use, where Apple keeps letters. */
    static boolean isTagLetter(int codePoint) {
        return Character.isLetter(codePoint)
                || isMark(codePoint)
                || codePoint >= 0xf870 && codePoint <= 0xf8d6 && isPrivateTagLetter(codePoint);
    }

    static boolean isTagCharacter(int codePoint) {
        return isTagLetter(codePoint)
                || Character.isDigit(codePoint)
                || "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
                                .indexOf(codePoint)
                        >= 0;
    }

    /** Anything that sits on the character before it. */
    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isPrivateTagLetter(int c) {
        return c <= 0xf87f || c == 0xf882 || c >= 0xf884 && c <= 0xf89f || c == 0xf8b8 || c >= 0xf8c1;
    }

    private static boolean isCyrillic(int c) {
        return c >= 0x400 && c <= 0x4ff;
    }
}
