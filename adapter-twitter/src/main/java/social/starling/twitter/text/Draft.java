package social.starling.twitter.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import social.starling.ports.text.Facet;

/**
 * A text on its way to X with what X is meant to recognise in it.
 *
 * @param wanted links and people, in order and apart
 */
record Draft(String text, List<Facet> wanted) {
    /** A change of the text: {@code words} instead of what stands from {@code start} to {@code end}. */
    record Edit(int start, int end, String words) {}

    /** The draft with all changes made; none may touch the inside of what is wanted. */
    Draft edited(List<Edit> edits) {
        List<Edit> ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        StringBuilder next = new StringBuilder(text.length() + edits.size());
        List<Facet> moved = new ArrayList<>(wanted.size());
        int from = 0;
        int edit = 0;
        for (Facet facet : wanted) {
            for (; edit < ordered.size() && ordered.get(edit).end() <= facet.start(); edit++) {
                from = apply(ordered.get(edit), from, next);
            }
            moved.add(facet.shifted(next.length() - from));
        }
        for (; edit < ordered.size(); edit++) {
            from = apply(ordered.get(edit), from, next);
        }
        return new Draft(next.append(text, from, text.length()).toString(), moved);
    }

    private int apply(Edit edit, int from, StringBuilder next) {
        next.append(text, from, edit.start()).append(edit.words());
        return edit.end();
    }
}
