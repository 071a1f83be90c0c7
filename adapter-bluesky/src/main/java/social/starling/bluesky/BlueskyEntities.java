package social.starling.bluesky;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;

/**
 * Finds what the official client makes facets of (detection in {@code @atproto/api}, rich-text): web addresses, domains
 * with a known ending, handles and tags, each after white space or (but for tags) an opening bracket. One pass without
 * regular expressions over the whole text, so that hostile input costs linear time and no stack.
 */
final class BlueskyEntities {
    private static final int MAX_TAG_GRAPHEMES = 64;
    private static final int MAX_TAG_BYTES = 640;
    private static final String SENTENCE_END = ".,;:!?";
    /** Soft hyphen, word joiner, zero-width and hair spaces, a combining sign: they end a tag. */
    private static final String TAG_END = "\u00AD\u2060\u200A\u200B\u200C\u200D\u20E2";

    private final String text;
    private final List<Facet> found = new ArrayList<>();

    private BlueskyEntities(String text) {
        this.text = text;
    }

    static List<Facet> in(String text) {
        BlueskyEntities entities = new BlueskyEntities(text);
        int at = 0;
        while (at < text.length()) {
            Facet facet = entities.at(at);
            if (facet == null) {
                at++;
            } else {
                entities.found.add(facet);
                at = facet.end();
            }
        }
        return List.copyOf(entities.found);
    }

    /** Whether a tag may have this name. */
    static boolean isTagName(String name) {
        return !name.isBlank()
                && name.length() <= MAX_TAG_BYTES
                && Graphemes.count(name) <= MAX_TAG_GRAPHEMES
                && Utf8.length(name) <= MAX_TAG_BYTES;
    }

    private @Nullable Facet at(int at) {
        boolean afterSpace = at == 0 || isSpace(text.charAt(at - 1));
        if (!afterSpace && text.charAt(at - 1) != '(') {
            return null;
        }
        char first = text.charAt(at);
        if (first == '@') {
            return mention(at);
        }
        if (first == '#' || first == '\uFF03') {
            return afterSpace ? tag(at) : null;
        }
        return isAsciiLetter(first) ? link(at) : null;
    }

    private @Nullable Facet mention(int at) {
        int end = at + 1;
        while (end < text.length() && (isAsciiWord(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '_') {
            return null;
        }
        while (".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == at + 1) {
            return null;
        }
        String handle = text.substring(at + 1, end);
        boolean known = TopLevelDomains.end(handle) || handle.endsWith(".test");
        return known && Handle.isHandle(handle)
                ? new Facet(at, end, new Feature.Mention(BlueskySettings.PLATFORM, handle, BlueskySettings.HOME, null))
                : null;
    }

    private @Nullable Facet link(int at) {
        int scheme = schemeLength(at);
        int end;
        if (scheme == 0) {
            end = domainLinkEnd(at);
        } else {
            boolean hosted = at + scheme < text.length() && startsHost(text.codePointAt(at + scheme));
            end = hosted ? wordEnd(at) : at;
        }
        if (end == at) {
            return null;
        }
        String covered = withoutSentenceEnd(text.substring(at, end));
        String target = scheme > 0 ? covered : "https://" + covered;
        return new Facet(at, at + covered.length(), new Feature.Link(target));
    }

    private int schemeLength(int at) {
        if (text.regionMatches(true, at, "https://", 0, 8)) {
            return 8;
        }
        return text.regionMatches(true, at, "http://", 0, 7) ? 7 : 0;
    }

    /** Where the word ends that begins with a domain; {@code at} when it begins with none. Hyphens are in no domain here. */
    private int domainLinkEnd(int at) {
        int end = at;
        while (end < text.length() && isAsciiWord(text.charAt(end))) {
            end++;
            boolean nextLabel = end + 1 < text.length() && text.charAt(end) == '.' && isAsciiWord(text.charAt(end + 1));
            end += nextLabel ? 1 : 0;
        }
        boolean domain = end - at <= 253 && TopLevelDomains.end(text.substring(at, end));
        return domain ? wordEnd(end) : at;
    }

    private @Nullable Facet tag(int at) {
        int end = at + 1;
        boolean telling = false;
        while (end < text.length() && !isSpace(text.charAt(end)) && TAG_END.indexOf(text.charAt(end)) < 0) {
            int point = text.codePointAt(end);
            telling |= (point < '0' || point > '9') && !isPunctuation(point);
            end += Character.charCount(point);
        }
        if (!telling || text.charAt(at + 1) == '\uFE0F') {
            return null;
        }
        while (isPunctuation(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        String name = text.substring(at + 1, end);
        return isTagName(name) ? new Facet(at, end, new Feature.Tag(name)) : null;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String withoutSentenceEnd(String link) {
        String bare = link;
        if (SENTENCE_END.indexOf(bare.charAt(bare.length() - 1)) >= 0) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.endsWith(")") && bare.indexOf('(') < 0 ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static boolean startsHost(int point) {
        return point == '[' || Character.isLetterOrDigit(point);
    }

    private static boolean isAsciiLetter(char unit) {
        return unit < 128 && Character.isLetter(unit);
    }

    private static boolean isAsciiWord(char unit) {
        return unit < 128 && Character.isLetterOrDigit(unit);
    }

    /** What {@code \s} is in JavaScript. */
    private static boolean isSpace(char unit) {
        return Character.isSpaceChar(unit) || unit >= '\t' && unit <= '\r' || unit == '\uFEFF';
    }

    private static boolean isPunctuation(int point) {
        return switch (Character.getType(point)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
