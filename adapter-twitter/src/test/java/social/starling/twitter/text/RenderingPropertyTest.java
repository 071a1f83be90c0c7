package social.starling.twitter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import social.starling.ports.platform.Platform;
import social.starling.ports.post.Fingerprint;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;

class RenderingPropertyTest {
    private static final Platform X = new Platform("twitter");

    private final TwitterTextDialect dialect = new TwitterTextDialect();

    @Property(tries = 5_000)
    void whatXRecognisesIsCoveredAndNobodyElseIsMentioned(@ForAll("neutral") RichText neutral) {
        RichText rendered = dialect.render(neutral);

        List<Facet> found = dialect.entities(rendered.text());
        assertThat(rendered.facets())
                .usingElementComparator(RenderingPropertyTest::byPlace)
                .containsAll(found);
        assertThat(rendered.facets().stream().filter(facet -> !isLink(facet)).count())
                .isEqualTo(found.stream().filter(facet -> !isLink(facet)).count());
        assertThat(mentions(found)).hasSize(mentions(neutral.facets()).size()).allMatch("bob"::equals);
        assertThat(found.stream()
                        .filter(facet -> facet.feature() instanceof Feature.Cashtag)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Property(tries = 5_000)
    void everyLinkIsFoundWholeByX(@ForAll("neutral") RichText neutral) {
        RichText rendered = dialect.render(neutral);

        long meant =
                neutral.facets().stream().filter(RenderingPropertyTest::isLink).count();
        assertThat(rendered.facets().stream()
                        .filter(facet -> isTarget(rendered, facet))
                        .count())
                .isGreaterThanOrEqualTo(meant);
    }

    @Property(tries = 5_000)
    void renderingTwiceChangesNothing(@ForAll("neutral") RichText neutral) {
        RichText once = dialect.render(neutral);

        assertThat(dialect.render(once)).isEqualTo(once);
        assertThat(Fingerprint.of(dialect.render(once), null, 0)).isEqualTo(Fingerprint.of(once, null, 0));
    }

    @Provide
    Arbitrary<RichText> neutral() {
        Arbitrary<Part> plain = Arbitraries.of(Fragments.WORDS).map(words -> new Part(words, null));
        Arbitrary<Part> signs = Arbitraries.of(Fragments.SIGNS).map(words -> new Part(words, null));
        Arbitrary<Part> links = Combinators.combine(
                        Arbitraries.of(
                                "here",
                                "target.com/a…",
                                "target.com",
                                " ",
                                "@bob",
                                "#x",
                                "$A",
                                "https://target.com/a/b"),
                        Arbitraries.of("https://target.com/a/b", "https://target.com", "https://target.com/日本?x=(ö)#y"))
                .as((words, target) -> new Part(words, new Feature.Link(target)));
        Arbitrary<Part> people = Arbitraries.of("@bob", "bob")
                .map(words -> new Part(words, new Feature.Mention(X, "bob", "x.com", "17")));
        return Arbitraries.oneOf(plain, signs, signs, links, people)
                .list()
                .ofMaxSize(12)
                .map(RenderingPropertyTest::text);
    }

    private record Part(String words, @Nullable Feature feature) {}

    private static RichText text(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        List<Facet> facets = new ArrayList<>();
        for (Part part : parts) {
            if (part.feature() != null) {
                facets.add(new Facet(text.length(), text.length() + part.words().length(), part.feature()));
            }
            text.append(part.words());
        }
        return new RichText(text.toString(), facets);
    }

    private static int byPlace(Facet one, Facet other) {
        int start = Integer.compare(one.start(), other.start());
        return start != 0 ? start : Integer.compare(one.end(), other.end());
    }

    private static boolean isLink(Facet facet) {
        return facet.feature() instanceof Feature.Link;
    }

    private static boolean isTarget(RichText text, Facet facet) {
        return isLink(facet) && text.covered(facet).contains("target.com");
    }

    private static List<String> mentions(List<Facet> facets) {
        return facets.stream()
                .filter(facet -> facet.feature() instanceof Feature.Mention)
                .map(facet -> ((Feature.Mention) facet.feature()).handle())
                .toList();
    }
}
