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

    private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\bhttps?://(www\\.)?");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
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
        String canonical = Normalizer.normalize(whole, Normalizer.Form.NFC);
        canonical = INVISIBLE.matcher(canonical).replaceAll("");
        canonical = SCHEME.matcher(canonical).replaceAll("");
        canonical = SPACE.matcher(canonical).replaceAll(" ").strip();
        return LAST_SLASH.matcher(canonical).replaceAll("");
    }
}
