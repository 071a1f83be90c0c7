package social.starling.twitter.text;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the web addresses that X would replace by its own short ones: those of twitter-text's {@code VALID_URL}, in
 * linear time. An address that is found and refused is passed over whole, as there.
 */
final class UrlFinder {
    /** Of the whole address with its scheme. */
    private static final int MAX_LENGTH = 4_096;

    private static final int MAX_SHORT_NAME = 40;
    private static final String SHORT_HOST = "t.co/";

    private final String text;
    private final Hosts hosts;
    private final List<Url> found = new ArrayList<>();

    private UrlFinder(String text) {
        this.text = text;
        this.hosts = new Hosts(text);
    }

    static List<Url> find(String text) {
        if (text.indexOf('.') < 0) {
            return List.of();
        }
        UrlFinder finder = new UrlFinder(text);
        finder.scan();
        return finder.found;
    }

    private void scan() {
        int at = 0;
        while (at < text.length()) {
            int before = text.codePointAt(at);
            int start = at + Character.charCount(before);
            int end = mayStandBefore(before) ? take(start, before) : Hosts.NONE;
            if (end == Hosts.NONE && at == 0) {
                end = take(0, ' ');
            }
            at = end == Hosts.NONE ? start : end;
        }
    }

    private static boolean mayStandBefore(int c) {
        return !CharacterClasses.isAlphanumeric(c)
                && !CharacterClasses.isAtSign(c)
                && !CharacterClasses.isHash(c)
                && c != '$'
                && !CharacterClasses.isInvalid(c);
    }

    /** Takes the address at {@code start} if X accepts it; answers how far it reaches, accepted or not. */
    private int take(int start, int before) {
        int host = afterScheme(start);
        boolean scheme = host > start;
        int hostEnd = hosts.end(host, scheme || isAfterScheme(start));
        if (hostEnd == Hosts.NONE) {
            return Hosts.NONE;
        }
        int end = UrlTail.end(text, hostEnd);
        if (scheme || "-_./".indexOf(before) < 0) {
            Url url = accepted(start, host, hostEnd, end);
            if (url != null) {
                found.add(url);
            }
        }
        return end;
    }

    private @Nullable Url accepted(int start, int host, int hostEnd, int tailEnd) {
        int end = tailEnd;
        boolean scheme = host > start;
        if (scheme && text.regionMatches(true, host, SHORT_HOST, 0, SHORT_HOST.length())) {
            int name = host + SHORT_HOST.length();
            int nameEnd = name;
            while (nameEnd < end && CharacterClasses.isAlphanumeric(text.charAt(nameEnd))) {
                nameEnd++;
            }
            if (nameEnd - name > MAX_SHORT_NAME) {
                return null;
            }
            if (nameEnd > name) {
                end = Math.min(end, UrlTail.endOfQuery(text, nameEnd));
            }
        }
        int length = end - start - (hostEnd - host) + (scheme ? 0 : "https://".length());
        int asciiLength = asciiLength(text.substring(host, hostEnd));
        return asciiLength > 0 && length + asciiLength <= MAX_LENGTH ? new Url(start, end, scheme) : null;
    }

    /** The length of the host in ASCII; 0 when it cannot be one (RFC 3490: labels of 1 to 63 characters). */
    private static int asciiLength(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).length();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return 0;
        }
    }

    private int afterScheme(int start) {
        if (text.regionMatches(true, start, "https://", 0, 8)) {
            return start + 8;
        }
        return text.regionMatches(true, start, "http://", 0, 7) ? start + 7 : start;
    }

    private boolean isAfterScheme(int start) {
        return text.regionMatches(true, start - 7, "http://", 0, 7)
                || text.regionMatches(true, start - 8, "https://", 0, 8);
    }
}
