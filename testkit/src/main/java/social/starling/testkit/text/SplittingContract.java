package social.starling.testkit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;

/** What holds when a text is made into posts, for any dialect. */
public abstract class SplittingContract {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** A dialect and how much goes into a post. */
    public record Target(TextDialect dialect, TextLimits limits) {
        boolean fits(RichText text) {
            return dialect.length(text) <= limits.length()
                    && text.text().getBytes(StandardCharsets.UTF_8).length <= limits.bytes();
        }

        @Override
        public String toString() {
            return dialect.getClass().getSimpleName() + " " + limits;
        }
    }

    /** What is to be split. @param text as the target's dialect has rendered it */
    public record Order(RichText text, Target target, boolean numbered) {}

    /** Where a part stands in the text. */
    private record Stretch(int start, int end, RichText part) {}

    /** The parts, however many there are; empty when the text is refused because a piece of it cannot be cut. */
    protected abstract Optional<List<RichText>> split(Order order);

    /** The dialects to try, each with its platform's limits and with short ones. */
    protected abstract List<Target> targets();

    @Provide
    Arbitrary<Order> orders() {
        return Combinators.combine(Texts.any(), Arbitraries.of(targets()), Arbitraries.of(false, true))
                .as((text, target, numbered) ->
                        new Order(target.dialect().render(RichText.plain(text)), target, numbered));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noPartIsOverTheLimitOrEmpty(@ForAll("orders") Order order) {
        assertThat(parts(order))
                .allMatch(order.target()::fits)
                .noneMatch(part -> part.isBlank() && !part.equals(order.text()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aTextThatFitsIsUntouched(@ForAll("orders") Order order) {
        if (order.target().fits(order.text())) {
            assertThat(split(order).orElseThrow()).containsExactly(order.text());
        } else {
            assertThat(parts(order)).doesNotContain(order.text());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void partsJoinedGiveTheTextBackButForSpaces(@ForAll("orders") Order order) {
        int read = 0;
        for (Stretch stretch : stretches(order)) {
            assertThat(order.text().text().substring(read, stretch.start())).matches(SplittingContract::isSpace);
            read = stretch.end();
        }
        if (read > 0) {
            assertThat(order.text().text().substring(read)).matches(SplittingContract::isSpace);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noGraphemeIsCut(@ForAll("orders") Order order) {
        BitSet borders = borders(order.text().text());
        for (Stretch stretch : stretches(order)) {
            assertThat(borders.get(stretch.start())).isTrue();
            assertThat(borders.get(stretch.end())).isTrue();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyFacetSurvivesWhole(@ForAll("orders") Order order) {
        List<Stretch> stretches = stretches(order);
        List<Facet> facets = new ArrayList<>();
        for (Stretch stretch : stretches) {
            stretch.part().facets().forEach(facet -> facets.add(facet.shifted(stretch.start())));
        }
        if (!stretches.isEmpty()) {
            assertThat(facets).isEqualTo(order.text().facets());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void thePlatformFindsInThePartsWhatItFindsInTheWhole(@ForAll("orders") Order order) {
        List<Stretch> stretches = stretches(order);
        List<Facet> found = new ArrayList<>();
        for (Stretch stretch : stretches) {
            order.target()
                    .dialect()
                    .entities(stretch.part().text())
                    .forEach(facet -> found.add(facet.shifted(stretch.start())));
        }
        if (!stretches.isEmpty()) {
            List<Facet> whole = order.target().dialect().entities(order.text().text());
            assertThat(found).containsAll(whole);
            found.removeAll(whole);
            assertThat(found)
                    .allMatch(facet -> isForced(facet, stretches, order.text().text()));
        }
    }

    /** A link or tag may come up where words are cut as there is no other place; never a mention, never at a plain space. */
    private static boolean isForced(Facet facet, List<Stretch> stretches, String text) {
        return !(facet.feature() instanceof Feature.Mention)
                && stretches.stream()
                        .filter(part -> part.start() <= facet.start() && facet.end() <= part.end())
                        .anyMatch(part -> cutsAWord(part.start(), text) || cutsAWord(part.end(), text));
    }

    private static boolean cutsAWord(int position, String text) {
        return position > 0
                && position < text.length()
                && !isPlainSpace(text.charAt(position - 1))
                && !isPlainSpace(text.charAt(position));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsRefusedHoldsAPieceTooLongForAPost(@ForAll("orders") Order order) {
        if (split(order).isEmpty()) {
            assertThat(pieces(order.text()).stream()
                            .map(piece -> new RichText(piece.text() + " 99/99", piece.facets()))
                            .allMatch(order.target()::fits))
                    .isFalse();
        }
    }

    private static boolean isPlainSpace(char unit) {
        return unit == ' ' || unit == '\n';
    }

    private List<RichText> parts(Order order) {
        return split(order).orElse(List.of());
    }

    private List<Stretch> stretches(Order order) {
        List<RichText> parts = parts(order);
        List<Stretch> stretches = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < parts.size(); i++) {
            String text = parts.get(i).text();
            if (order.numbered() && parts.size() > 1) {
                String suffix = " " + (i + 1) + "/" + parts.size();
                assertThat(text).endsWith(suffix);
                text = text.substring(0, text.length() - suffix.length());
            }
            int start = order.text().text().indexOf(text, read);
            assertThat(start).isNotNegative();
            read = start + text.length();
            stretches.add(new Stretch(start, read, parts.get(i)));
        }
        return stretches;
    }

    /** The graphemes and facets of a text, each alone. */
    private static List<RichText> pieces(RichText text) {
        BitSet borders = borders(text.text());
        text.facets().forEach(facet -> borders.clear(facet.start() + 1, facet.end()));
        List<RichText> pieces = new ArrayList<>();
        for (int from = 0; from < text.text().length(); from = borders.nextSetBit(from + 1)) {
            pieces.add(text.slice(from, borders.nextSetBit(from + 1)));
        }
        return pieces;
    }

    private static BitSet borders(String text) {
        BitSet borders = new BitSet();
        borders.set(0);
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            borders.set(cluster.end());
        }
        return borders;
    }

    private static boolean isSpace(String text) {
        return text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }
}
