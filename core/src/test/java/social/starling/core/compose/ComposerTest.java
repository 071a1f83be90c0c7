package social.starling.core.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.core.text.GraphemeDialect;
import social.starling.core.text.WeightedDialect;
import social.starling.ports.account.Account;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.NewDelivery;
import social.starling.ports.delivery.Origin;
import social.starling.ports.money.Money;
import social.starling.ports.money.PriceList;
import social.starling.ports.platform.Platform;
import social.starling.ports.publish.Content;
import social.starling.ports.route.RouteRules.MentionStyle;
import social.starling.ports.text.Facet;
import social.starling.ports.text.Feature;
import social.starling.ports.text.Feature.Mention;
import social.starling.ports.text.RichText;
import social.starling.ports.text.TextDialect;

class ComposerTest {
    private static final TextDialect TOWER = new WeightedDialect();
    private static final TextDialect MEADOW = new GraphemeDialect();
    private static final Account ON_TOWER =
            Accounts.on(WeightedDialect.PLATFORM, WeightedDialect.LIMITS, 3, Accounts.PRICES);
    private static final Account ON_MEADOW =
            Accounts.on(GraphemeDialect.PLATFORM, GraphemeDialect.LIMITS, 3, PriceList.FREE);
    private static final Mention ALICE =
            new Mention(GraphemeDialect.PLATFORM, "alice.meadow.example", "meadow.example", "did:plc:alice");
    private static final Mention BOB = new Mention(new Platform("tower"), "bob", "tower.example", null);

    private final Composer composer = new Composer(People.NOBODY);

    @Test
    void aShortTextIsOneUntouchedSegment() {
        Composed composed = composed(draft(RichText.plain("Hello, world.")), ON_TOWER, TOWER);

        assertThat(composed.segments())
                .containsExactly(new Segment(RichText.plain("Hello, world."), 13, Money.dollars("0.015"), List.of()));
        assertThat(composed.notes()).isEmpty();
    }

    @Test
    void aLinkIsPricedAndNoted() {
        Composed composed = composed(draft(RichText.plain("See https://starling.example/a")), ON_TOWER, TOWER);

        assertThat(composed.price()).isEqualTo(Money.dollars("0.2"));
        assertThat(composed.notes())
                .singleElement()
                .extracting(Note::sentence)
                .isEqualTo("Post 1 holds a link and costs $0.20 instead of $0.015");
    }

    @Test
    void aLinkCostsNothingWhereNothingIsBilled() {
        Composed composed = composed(draft(RichText.plain("See https://starling.example/a")), ON_MEADOW, MEADOW);

        assertThat(composed.price()).isEqualTo(Money.ZERO);
        assertThat(composed.notes()).isEmpty();
    }

    @Test
    void aLongTextBecomesAThreadWhosePriceIsTheSum() {
        String text = "One sentence of some length. ".repeat(20) + "https://starling.example";
        Composed composed = composed(draft(RichText.plain(text)), ON_TOWER, TOWER);

        assertThat(composed.segments()).hasSize(3);
        assertThat(composed.price()).isEqualTo(Money.dollars("0.23"));
        assertThat(composed.notes())
                .extracting(Note::sentence)
                .containsExactly(
                        "The text is too long for one post and becomes a thread of 3",
                        "Post 3 holds a link and costs $0.20 instead of $0.015");
    }

    @Test
    void aTextThatNeedsTooManyPostsIsRefusedWithTheirNumber() {
        assertThat(composer.compose(draft(RichText.plain("Words. ".repeat(200))), ON_TOWER, TOWER))
                .isEqualTo(new Refused("The text needs 5 posts; at most 3 are allowed. Shorten it"));
    }

    @Test
    void aStrangerIsNamedInPlainTextAndNotifiesNobody() {
        RichText text = new RichText("Thanks @alice.meadow.example!", List.of(new Facet(7, 28, ALICE)));
        Composed composed = composed(draft(text), ON_TOWER, TOWER);

        RichText written = composed.segments().getFirst().text();
        assertThat(written).isEqualTo(RichText.plain("Thanks @\u2060alice!"));
        assertThat(TOWER.entities(written.text())).isEmpty();
        assertThat(composed.notes())
                .extracting(Note::sentence)
                .containsExactly(
                        "@alice.meadow.example is named in plain text and notifies nobody, as nobody on tower is known to"
                                + " be the same person",
                        "Some characters are written as tower takes them");
    }

    @Test
    void aStrangerIsNamedWithTheDomainByOption() {
        RichText text = new RichText(
                "@alice and @bob and @bob",
                List.of(new Facet(0, 6, ALICE), new Facet(11, 15, BOB), new Facet(20, 24, BOB)));
        Account elsewhere = Accounts.on(new Platform("pond"), GraphemeDialect.LIMITS, 3, PriceList.FREE);
        Draft draft = new Draft(text, List.of(), List.of(), false, MentionStyle.NAME_AND_DOMAIN);
        TextDialect plain = new GraphemeDialect() {
            @Override
            public RichText render(RichText neutral) {
                return neutral;
            }
        };

        Composed composed = composed(draft, elsewhere, plain);

        assertThat(composed.segments().getFirst().text())
                .isEqualTo(RichText.plain("@alice.meadow.example and @bob@tower.example and @bob@tower.example"));
        assertThat(composed.notes()).hasSize(2);
    }

    @Test
    void aHandleWithoutADomainKeepsItsName() {
        RichText text = new RichText("Thanks @bob!", List.of(new Facet(7, 11, BOB)));

        Composed composed = composed(draft(text), ON_MEADOW, MEADOW);

        assertThat(composed.notes()).containsExactly(new Note.MentionRewritten("@bob", "@bob", ON_MEADOW.platform()));
    }

    @Test
    void aPersonOfTheTargetStaysMentioned() {
        RichText text = new RichText("Thanks @bob!", List.of(new Facet(7, 11, BOB)));

        assertThat(composed(draft(text), ON_TOWER, TOWER).segments().getFirst().text())
                .isEqualTo(text);
    }

    @Test
    void aKnownPersonIsMentionedUnderTheTargetsName() {
        Composer knowing = new Composer((mention, target) -> mention.equals(ALICE) ? BOB : null);
        RichText text = new RichText(
                "Thanks @alice.meadow.example! https://starling.example",
                List.of(new Facet(7, 28, ALICE), new Facet(30, 54, new Feature.Link("https://starling.example"))));

        Composed composed = (Composed) knowing.compose(draft(text), ON_TOWER, TOWER);

        assertThat(composed.segments().getFirst().text())
                .isEqualTo(new RichText(
                        "Thanks @bob! https://starling.example",
                        List.of(
                                new Facet(7, 11, BOB),
                                new Facet(13, 37, new Feature.Link("https://starling.example")))));
        assertThat(composed.notes().getFirst().sentence())
                .isEqualTo("@alice.meadow.example is mentioned as @bob, the same person on tower");
    }

    @Test
    void aPostWithoutAnythingIsRefused() {
        assertThat(compose(RichText.plain(" \n")))
                .isEqualTo(new Refused("The post has no text; write at least one character"));
    }

    @Test
    void aTextThatNobodySeesIsRefused() {
        for (String text : List.of("\u00A0".repeat(400), "\u200B\u2060", "\u0007")) {
            assertThat(compose(RichText.plain(text)))
                    .isEqualTo(new Refused("The post has no text; write at least one character"));
        }
    }

    @Test
    void aCompositionSaysSomething() {
        assertThatThrownBy(() -> new Composed(ON_TOWER, List.of(), List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A composition of 0 segments says nothing; 1 or more is allowed");
    }

    @Test
    void aTextThatTheTargetWritesAsNothingIsRefused() {
        TextDialect deaf = new GraphemeDialect() {
            @Override
            public RichText render(RichText neutral) {
                return RichText.EMPTY;
            }
        };

        assertThat(composer.compose(draft(RichText.plain("\uFFFE")), ON_MEADOW, deaf))
                .isEqualTo(new Refused(
                        "Nothing of the text is left when it is written for meadow; write at least one letter"));
    }

    @Test
    void aTextThatGrowsTooLongWhenWrittenIsRefused() {
        RichText text = new RichText("@a " + "x".repeat(99_990), List.of(new Facet(0, 2, ALICE)));
        Draft draft = new Draft(text, List.of(), List.of(), false, MentionStyle.NAME_AND_DOMAIN);

        assertThat(composer.compose(draft, ON_TOWER, TOWER))
                .isEqualTo(new Refused("The text cannot be written for tower: The text has 100012 characters; at most"
                        + " 100000 are allowed. Shorten it or post it in parts"));
    }

    @Test
    void aPieceThatCannotBeCutIsRefused() {
        String link = "https://starling.example/" + "a".repeat(300);

        assertThat(composer.compose(draft(RichText.plain("See " + link)), ON_MEADOW, MEADOW))
                .isEqualTo(new Refused("The text holds a piece that cannot be cut, \"" + link.substring(0, 79)
                        + "\u2026\", and it takes 325 characters by the platform's count; at most 300 go into a post."
                        + " Shorten it or put spaces between its parts"));
    }

    @Test
    void deliveriesFollowOneAnotherAMillisecondApart() {
        Draft draft =
                new Draft(RichText.plain("Words. ".repeat(100)), List.of(), List.of("en"), true, MentionStyle.NAME);
        Instant createdAt = Instant.parse("2026-11-20T10:00:00.123Z");
        Instant dueAt = Instant.parse("2026-11-20T11:00:00Z");
        DeliveryId parent = new DeliveryId("dlv-0123456789abcdef01234567");
        Origin origin = new Origin.Request("r-1");

        List<NewDelivery> deliveries =
                composed(draft, ON_TOWER, TOWER).deliveries(origin, 2, createdAt, dueAt, parent, "cli");

        assertThat(deliveries).hasSize(3);
        for (int i = 0; i < 3; i++) {
            NewDelivery delivery = deliveries.get(i);
            Content content = (Content) delivery.payload();
            assertThat(delivery.key().canonical())
                    .isEqualTo("request:r-1|" + ON_TOWER.id() + "|CREATE|2|" + i)
                    .isEqualTo(content.idempotencyKey());
            assertThat(delivery.after())
                    .isEqualTo(i == 0 ? parent : deliveries.get(i - 1).key().id());
            assertThat(content.createdAt()).isEqualTo(createdAt.plusMillis(i));
            assertThat(content.text().text()).endsWith(" " + (i + 1) + "/3");
            assertThat(content.languages()).containsExactly("en");
            assertThat(content.reply()).isNull();
            assertThat(delivery.dueAt()).isEqualTo(dueAt);
            assertThat(delivery.oneAttemptAtATime()).isTrue();
            assertThat(delivery.via()).isEqualTo("cli");
        }
    }

    private Composition compose(RichText text) {
        return composer.compose(draft(text), ON_TOWER, TOWER);
    }

    private Composed composed(Draft draft, Account target, TextDialect dialect) {
        Composition composition = composer.compose(draft, target, dialect);
        assertThat(composition).isInstanceOf(Composed.class);
        return (Composed) composition;
    }

    private static Draft draft(RichText text) {
        return new Draft(text, List.of(), List.of(), false, MentionStyle.NAME);
    }
}
