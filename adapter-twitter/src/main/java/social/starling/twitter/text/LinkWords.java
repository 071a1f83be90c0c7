package social.starling.twitter.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A link as it is written out for X, which knows no link but the address itself.
 *
 * @param lead what stands before the address, a space at its end included; empty where the address says it all
 * @param address what X is to recognise as the link
 */
record LinkWords(String lead, String address) {
    private static final String SAFE = "-._~:/?#&=+%@!$*,;'";
    /** Shorter beginnings of an address may be any word. */
    private static final int SHORTEST_BEGINNING = 4;

    static LinkWords of(String covered, String target) {
        String words = bare(covered);
        String whole = bare(target);
        if (words.equals(whole) && isWhole(covered)) {
            return new LinkWords("", covered);
        }
        return covered.isBlank() || isShortForm(words, whole)
                ? new LinkWords("", writable(target))
                : new LinkWords(covered.stripTrailing() + " ", writable(target));
    }

    /** Whether X sees one link in it and nothing else, after a space. */
    static boolean isWhole(String words) {
        List<Url> urls = UrlFinder.find(" " + words);
        return urls.size() == 1
                && urls.getFirst().start() == 1
                && urls.getFirst().end() == words.length() + 1;
    }

    /** The target in characters that X takes as part of a link; without a sign that names a person when nothing helps. */
    private static String writable(String target) {
        if (isWhole(target)) {
            return target;
        }
        StringBuilder encoded = new StringBuilder(target.length());
        for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (CharacterClasses.isAlphanumeric(c) || SAFE.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
            }
        }
        String address = encoded.toString();
        return isWhole(address) ? address : address.replace("@", "%40");
    }

    /** Whether the words are the address again, cut short, so that it need not be said twice. */
    private static boolean isShortForm(String words, String whole) {
        if (words.endsWith("…") || words.endsWith("...")) {
            String start = words.substring(0, words.length() - (words.endsWith("…") ? 1 : 3));
            return start.length() >= SHORTEST_BEGINNING && whole.startsWith(start);
        }
        return words.length() >= hostEnd(whole) && whole.startsWith(words);
    }

    /** Without scheme, {@code www.} and last slash, the host in lower case. */
    private static String bare(String address) {
        String bare = address.strip();
        bare = without("https://", without("http://", bare));
        bare = without("www.", bare);
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        int host = hostEnd(bare);
        return bare.substring(0, host).toLowerCase(Locale.ROOT) + bare.substring(host);
    }

    private static String without(String beginning, String text) {
        return text.regionMatches(true, 0, beginning, 0, beginning.length())
                ? text.substring(beginning.length())
                : text;
    }

    private static int hostEnd(String bare) {
        int end = 0;
        while (end < bare.length() && "/?#".indexOf(bare.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
