package social.starling.bluesky;

import java.util.ArrayList;
import java.util.List;
import social.starling.ports.text.Facet;
import social.starling.ports.text.RichText;
import tools.jackson.databind.JsonNode;

/**
 * The text of a record as everybody here can use it: well-formed, with {@code \n} as the only line end, not longer than
 * any text may be, facets on the borders of graphemes.
 */
final class RecordText {
    private final String raw;
    private final StringBuilder clean = new StringBuilder();
    private final int[] moved;

    private RecordText(String raw) {
        this.raw = raw;
        this.moved = new int[raw.length() + 1];
        int at = 0;
        while (at < raw.length() && clean.length() < RichText.MAX_LENGTH - 1) {
            moved[at] = clean.length();
            int point = raw.codePointAt(at);
            if (Character.charCount(point) == 2) {
                moved[at + 1] = clean.length();
            }
            clean.append(Character.toString(cleaned(point, at)));
            at += Character.charCount(point);
        }
        for (int rest = at; rest <= raw.length(); rest++) {
            moved[rest] = clean.length();
        }
    }

    static RichText of(JsonNode post) {
        RecordText text = new RecordText(post.path("text").asString(""));
        List<Facet> facets = new ArrayList<>();
        for (Facet facet : new FacetReader(text.raw).read(post.path("facets"))) {
            int start = text.moved[facet.start()];
            int end = text.moved[facet.end()];
            if (end > start) {
                facets.add(new Facet(start, end, facet.feature()));
            }
        }
        return FacetBorders.onGraphemes(text.clean.toString(), facets);
    }

    private int cleaned(int point, int at) {
        if (point == '\r') {
            boolean pair = at + 1 < raw.length() && raw.charAt(at + 1) == '\n';
            return pair ? ' ' : '\n';
        }
        return Character.isSurrogate((char) point) && point < 0x10000 ? 0xFFFD : point;
    }
}
