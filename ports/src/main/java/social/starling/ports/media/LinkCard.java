package social.starling.ports.media;

import org.jspecify.annotations.Nullable;

/**
 * What a page that a post links to says of itself. These are a stranger's words: bounded, on one line, and without the
 * characters that would reach beyond them.
 *
 * @param url an absolute http or https address, as the text of the post has it
 * @param title at least one visible character, at most {@value #LONGEST_TITLE} UTF-16 units
 * @param description empty where the page gives none; at most {@value #LONGEST_DESCRIPTION} UTF-16 units
 * @param thumb its picture; null where there is none, or where it is not carried
 */
public record LinkCard(
        String url,
        String title,
        String description,
        @Nullable Media thumb) {
    /** Several times what any platform shows. */
    public static final int LONGEST_TITLE = 2_000;

    public static final int LONGEST_DESCRIPTION = 5_000;

    public LinkCard {
        if (!isWeb(url)) {
            throw new IllegalArgumentException(
                    "A link card of \"" + url + "\" leads nowhere; an http:// or https:// address is allowed");
        }
        requireTame("title", title, LONGEST_TITLE);
        requireTame("description", description, LONGEST_DESCRIPTION);
        if (!isVisible(title)) {
            throw new IllegalArgumentException(
                    "The link card of " + url + " has no title; at least one visible character is needed");
        }
    }

    /**
     * A card of what was told about a page, made tame. Null when {@code url} is no web address or no title is left.
     *
     * @param picture where its picture is served; null or empty for none
     */
    public static @Nullable LinkCard told(String url, String title, String description, @Nullable String picture) {
        String shown = tame(title, LONGEST_TITLE);
        if (!isWeb(url) || !isVisible(shown)) {
            return null;
        }
        Media thumb = picture != null && isWeb(picture)
                ? new Media(new Attachment(Attachment.Kind.IMAGE, picture, ""), null)
                : null;
        return new LinkCard(url, shown, tame(description, LONGEST_DESCRIPTION), thumb);
    }

    /** The same with another picture, or without one. */
    public LinkCard with(@Nullable Media picture) {
        return new LinkCard(url, title, description, picture);
    }

    /** The same with other words. */
    public LinkCard saying(String otherTitle, String otherDescription) {
        return new LinkCard(url, otherTitle, otherDescription, thumb);
    }

    private static boolean isWeb(String url) {
        boolean http = url.regionMatches(true, 0, "http://", 0, 7) && url.length() > 7;
        boolean https = url.regionMatches(true, 0, "https://", 0, 8) && url.length() > 8;
        return http || https;
    }

    private static void requireTame(String name, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException("The " + name + " of a link card has " + text.length()
                    + " characters; at most " + longest + " are allowed");
        }
        if (text.codePoints().anyMatch(point -> !isShown(point))) {
            throw new IllegalArgumentException("The " + name
                    + " of a link card holds a control character or half of one; whole characters and spaces are"
                    + " allowed");
        }
    }

    /** One line with single spaces, cut after a whole character. */
    private static String tame(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point) || point == 0x85;
            if (space && (line.isEmpty() || line.charAt(line.length() - 1) == ' ') || !space && !isShown(point)) {
                continue;
            }
            int next = space ? ' ' : point;
            if (line.length() + Character.charCount(next) > longest) {
                break;
            }
            line.appendCodePoint(next);
        }
        return line.toString().strip();
    }

    /** Whether there is more than spaces, joiners and marks of direction. */
    private static boolean isVisible(String text) {
        return text.codePoints()
                .anyMatch(point -> !Character.isSpaceChar(point) && Character.getType(point) != Character.FORMAT);
    }

    /** Whether it is neither a control, nor a half, nor a mark that turns the direction of what comes after the card. */
    private static boolean isShown(int point) {
        int type = Character.getType(point);
        boolean breaks = type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        boolean turns = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        return type != Character.CONTROL && type != Character.SURROGATE && !breaks && !turns;
    }
}
