package social.starling.core.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/**
 * Other words in place of some of a text.
 *
 * @param start in UTF-16 units, inclusive
 * @param end exclusive; equal to {@code start} where something is put in between
 * @param feature what the new words mean; null for plain words
 */
record TextEdit(int start, int end, String words, @Nullable Feature feature) {
    /**
     * Words that are touched lose what they meant: half of a link or a mention leads nowhere.
     *
     * @param edits in order, not overlapping
     * @throws IllegalArgumentException when the text grows beyond {@link RichText#MAX_LENGTH} or a character is cut
     */
    static RichText apply(RichText text, List<TextEdit> edits) {
        StringBuilder written = new StringBuilder(text.text().length());
        List<Facet> facets = new ArrayList<>(text.facets().size());
        int read = 0;
        int next = 0;
        for (TextEdit edit : edits) {
            next = keep(text, next, edit.start, written.length() - read, facets);
            written.append(text.text(), read, edit.start);
            while (next < text.facets().size() && edit.touches(text.facets().get(next))) {
                next++;
            }
            if (edit.feature != null && !edit.words.isEmpty()) {
                facets.add(new Facet(written.length(), written.length() + edit.words.length(), edit.feature));
            }
            written.append(edit.words);
            read = edit.end;
        }
        keep(text, next, text.text().length(), written.length() - read, facets);
        written.append(text.text(), read, text.text().length());
        return new RichText(written.toString(), facets);
    }

    private static int keep(RichText text, int from, int end, int shift, List<Facet> facets) {
        int next = from;
        while (next < text.facets().size() && text.facets().get(next).end() <= end) {
            facets.add(text.facets().get(next).shifted(shift));
            next++;
        }
        return next;
    }

    private boolean touches(Facet facet) {
        return facet.start() < end && facet.end() > start || facet.start() < start && facet.end() > end;
    }
}
