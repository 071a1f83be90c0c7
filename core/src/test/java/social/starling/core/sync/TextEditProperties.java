package social.starling.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

/** Whatever is put in place of whatever: what is not touched keeps its words and what they mean. */
class TextEditProperties {
    @Property
    void wordsThatAreNotTouchedKeepTheirMeaning(
            @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 5) Integer> words,
            @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 6) Integer> steps,
            @ForAll @IntRange(min = 0, max = 3) int growth) {
        RichText text = tagged(words);
        List<TextEdit> edits = edits(steps, text.text().length(), "+".repeat(growth));

        RichText edited = TextEdit.apply(text, edits);

        int removed = edits.stream().mapToInt(edit -> edit.end() - edit.start()).sum();
        assertThat(edited.text()).hasSize(text.text().length() - removed + growth * edits.size());
        for (Facet facet : edited.facets()) {
            assertThat("#" + ((Feature.Tag) facet.feature()).name()).isEqualTo(edited.covered(facet));
        }
        long untouched = text.facets().stream()
                .filter(facet -> edits.stream().noneMatch(edit -> overlaps(edit, facet)))
                .count();
        assertThat(edited.facets()).hasSize((int) untouched);
    }

    private static boolean overlaps(TextEdit edit, Facet facet) {
        return edit.start() == edit.end()
                ? facet.start() < edit.start() && edit.start() < facet.end()
                : facet.start() < edit.end() && edit.start() < facet.end();
    }

    private static RichText tagged(List<Integer> words) {
        StringBuilder text = new StringBuilder();
        List<Facet> facets = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String name = String.valueOf((char) ('a' + i)).repeat(words.get(i));
            facets.add(new Facet(text.length(), text.length() + name.length() + 1, new Feature.Tag(name)));
            text.append('#').append(name).append(i % 2 == 0 ? " " : "");
        }
        return new RichText(text.toString(), facets);
    }

    private static List<TextEdit> edits(List<Integer> steps, int length, String words) {
        List<TextEdit> edits = new ArrayList<>();
        int at = 0;
        for (int i = 0; i + 1 < steps.size(); i += 2) {
            int start = Math.min(length, at + steps.get(i));
            int end = Math.min(length, start + steps.get(i + 1));
            edits.add(new TextEdit(start, end, words, null));
            at = end;
        }
        return edits;
    }
}
