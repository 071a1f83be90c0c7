package social.starling.ports.post;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.starling.ports.digest.Digest;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/**
 * What a post says and where, in a form that survives the platforms' rewriting: links whole and without scheme, NFC,
 * white space folded, invisible characters gone, then the parent and the number of media.
 *
 * @param value 64 hexadecimal digits; empty for a post without text and media, which is equal to nothing
 */
public record Fingerprint(String value) {
    public static final Fingerprint NONE = new Fingerprint("");

    private static final char FIRST_INVISIBLE = '\u200B';
    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");
    private static final Pattern SCHEME = Pattern.compile("(?i)h(?<=\\bh)ttps?://(www\\.)?");
    private static final Pattern LAST_SLASH = Pattern.compile("/(?= |$)");

    public static Fingerprint of(RichText text, @Nullable String parentId, int mediaCount) {
        String canonical = canonical(text);
        return canonical.isEmpty()
                ? NONE
                : new Fingerprint(
                        Digest.sha256Hex(canonical + "\n" + (parentId == null ? "" : parentId) + "\n" + mediaCount));
    }

    /** Whether it can be told apart from others at all. */
    public boolean isTelling() {
        return !value.isEmpty();
    }

    private static String canonical(RichText text) {
        StringBuilder whole = new StringBuilder(text.text().length());
        int from = 0;
        for (Facet facet : text.facets()) {
            if (facet.feature() instanceof Feature.Link link) {
                whole.append(text.text(), from, facet.start()).append(link.target());
                from = facet.end();
            }
        }
        whole.append(text.text(), from, text.text().length());
        return folded(Normalizer.normalize(whole, Normalizer.Form.NFC));
    }

    /** Most posts hold nothing of what a pattern looks for, and a look for a character costs a tenth of a pattern. */
    private static String folded(String text) {
        String folded = text;
        if (hasInvisible(folded)) {
            folded = INVISIBLE.matcher(folded).replaceAll("");
        }
        if (folded.contains("://")) {
            folded = SCHEME.matcher(folded).replaceAll("");
        }
        folded = oneSpace(folded).strip();
        return folded.indexOf('/') < 0 ? folded : LAST_SLASH.matcher(folded).replaceAll("");
    }

    private static boolean hasInvisible(String text) {
        return text.chars().anyMatch(unit -> unit >= FIRST_INVISIBLE);
    }

    /** White space as in {@code \\s}, and the space that does not break; each run becomes one space. */
    private static String oneSpace(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean space = unit == ' ' || (unit >= '\t' && unit <= '\r') || unit == '\u00A0';
            if (!space) {
                folded.append(unit);
            } else if (!inside) {
                folded.append(' ');
            }
            inside = space;
        }
        return folded.toString();
    }
}
