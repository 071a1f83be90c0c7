package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import social.starling.core.compose.Composed;
import social.starling.core.compose.Composer;
import social.starling.core.compose.Draft;
import social.starling.core.compose.People;
import social.starling.core.compose.Segment;
import social.starling.ports.account.Account;
import social.starling.ports.account.AccountId;
import social.starling.ports.account.AccountState;
import social.starling.ports.account.Capabilities;
import social.starling.ports.account.DailyCap;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;
import social.starling.ports.text.TextLimits;
import social.starling.testkit.text.Texts;

/** Texts of one platform on their way to the other. */
class ComposingAcrossPlatformsProperties {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Account ON_X = account("twitter", Dialects.X_LIMITS);
    private static final Account ON_BLUESKY = account("bluesky", Dialects.BLUESKY_LIMITS);

    private final Composer composer = new Composer(People.NOBODY);

    @Provide
    Arbitrary<String> texts() {
        return Texts.any();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void nobodyOfXIsNotifiedByAPostOfBluesky(@ForAll("texts") String text, @ForAll MentionStyle style) {
        for (Segment segment : segments(written(text, Dialects.BLUESKY), ON_X, Dialects.X, style)) {
            assertThat(Dialects.X.entities(segment.text().text()))
                    .noneMatch(entity -> entity.feature() instanceof Feature.Mention);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void nobodyOfXIsMentionedOnBluesky(@ForAll("texts") String text, @ForAll MentionStyle style) {
        for (Segment segment : segments(written(text, Dialects.X), ON_BLUESKY, Dialects.BLUESKY, style)) {
            assertThat(segment.text().facets())
                    .noneMatch(facet -> facet.feature() instanceof Feature.Mention mention
                            && !mention.platform().equals(ON_BLUESKY.platform()));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void facetsLieOnGraphemeBorders(@ForAll("texts") String text) {
        for (Segment segment : segments(written(text, Dialects.X), ON_BLUESKY, Dialects.BLUESKY, MentionStyle.NAME)) {
            BitSet borders = borders(segment.text().text());
            assertThat(segment.text().facets())
                    .allMatch(facet -> borders.get(facet.start()) && borders.get(facet.end()));
        }
    }

    /** Written on the platform by somebody, and read from there. */
    private static RichText written(String text, TextDialect dialect) {
        List<Facet> entities = dialect.entities(text);
        return dialect.render(new RichText(text, entities));
    }

    private List<Segment> segments(RichText text, Account target, TextDialect dialect, MentionStyle style) {
        Draft draft = new Draft(text, List.of(), List.of(), false, style);
        return composer.compose(draft, target, dialect) instanceof Composed composed ? composed.segments() : List.of();
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

    private static Account account(String platform, TextLimits limits) {
        return new Account(
                AccountId.of(new Platform(platform), "1"),
                new Platform(platform),
                URI.create("http://127.0.0.1"),
                "starling",
                "1",
                AccountState.ACTIVE,
                DailyCap.DEFAULT,
                new Capabilities(limits, 1_000, false, Duration.ofSeconds(30), PriceList.FREE),
                Instant.EPOCH);
    }
}
