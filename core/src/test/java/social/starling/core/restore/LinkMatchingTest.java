package social.starling.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static social.starling.core.restore.Ledger.ANN;
import static social.starling.core.restore.Ledger.BEN;
import static social.starling.core.restore.Ledger.CAT;

import java.util.List;
import org.junit.jupiter.api.Test;
import social.starling.core.restore.Matches.Adoption;
import social.starling.core.restore.Matches.Doubt;
import social.starling.ports.delivery.DeliveryState;

/** Which posts are recognised as copies, and what stays a person's. */
class LinkMatchingTest {
    private final Ledger ledger = new Ledger();

    @Test
    void aPlannedKeyDecidesWhateverTheWordsSay() {
        OwnPost source = ledger.stands(ANN, "a1", "Hello", 0);
        Forgotten there = ledger.carries(source, CAT);
        OwnPost copy = ledger.stands(CAT, Ledger.keyOf(there), "Hello, edited", 0);
        Forgotten back = ledger.carries(copy, ANN);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(there, copy));
        assertThat(matches.copies()).containsExactly(back);
        assertThat(matches.doubts()).isEmpty();
        assertThat(matches.left()).isEmpty();
    }

    @Test
    void theWordsDecideWhereIdsComeWithTheAnswer() {
        OwnPost source = ledger.stands(CAT, "c1", "Hello", 0);
        Forgotten there = ledger.carries(source, ANN);
        OwnPost copy = ledger.copy(there, 40);
        Forgotten back = ledger.carries(copy, CAT);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(there, copy));
        assertThat(matches.copies()).containsExactly(back);
        assertThat(matches.doubts()).isEmpty();
    }

    @Test
    void whatStandsNowhereIsLeftToPublish() {
        Forgotten one = ledger.carries(ledger.stands(ANN, "a1", "Never sent", 0), CAT);
        Forgotten other = ledger.carries(ledger.stands(CAT, "c1", "Not either", 0), ANN);

        assertThat(ledger.match().left()).containsExactly(one, other);
    }

    @Test
    void anOlderPostIsNoCopy() {
        ledger.stands(ANN, "old", "Good morning", -86_400);
        Forgotten one = ledger.carries(ledger.stands(CAT, "c1", "Good morning", 0), ANN);

        assertThat(ledger.match().left()).containsExactly(one);
    }

    @Test
    void betweenTwoAccountsWithoutKeysTheFirstIsTheSource() {
        OwnPost first = ledger.stands(ANN, "a1", "Hello", 0);
        Forgotten there = ledger.carries(first, BEN);
        OwnPost copy = ledger.copy(there, 5);
        Forgotten back = ledger.carries(copy, ANN);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(there, copy));
        assertThat(matches.copies()).containsExactly(back);
    }

    @Test
    void whichWasFirstInOneSecondIsAPersonsToTell() {
        Forgotten there = ledger.carries(ledger.stands(ANN, "a1", "Hello", 0), BEN);
        Forgotten back = ledger.carries(ledger.copy(there, 0), ANN);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).isEmpty();
        assertThat(held(matches)).containsExactlyInAnyOrder(there, back);
        assertThat(matches.left()).isEmpty();
    }

    @Test
    void aCopyOfACopyIsCarriedToNoThirdAccount() {
        OwnPost source = ledger.stands(CAT, "c1", "Hello", 0);
        Forgotten toAnn = ledger.carries(source, ANN);
        Forgotten toBen = ledger.carries(source, BEN);
        OwnPost onAnn = ledger.copy(toAnn, 10);
        OwnPost onBen = ledger.copy(toBen, 20);
        Forgotten echo = ledger.carries(onAnn, BEN);
        Forgotten other = ledger.carries(onBen, ANN);
        Forgotten home = ledger.carries(onAnn, CAT);

        Matches matches = ledger.match();

        assertThat(matches.adoptions())
                .containsExactlyInAnyOrder(new Adoption(toAnn, onAnn), new Adoption(toBen, onBen));
        assertThat(matches.copies()).containsExactlyInAnyOrder(echo, other, home);
        assertThat(matches.doubts()).isEmpty();
    }

    @Test
    void equalPostsArePairedInTheirOrder() {
        Forgotten monday = ledger.carries(ledger.stands(CAT, "c1", "Good morning", 0), ANN);
        Forgotten tuesday = ledger.carries(ledger.stands(CAT, "c2", "Good morning", 86_400), ANN);
        OwnPost first = ledger.copy(monday, 60);
        OwnPost second = ledger.copy(tuesday, 60);

        assertThat(ledger.match().adoptions())
                .containsExactly(new Adoption(monday, first), new Adoption(tuesday, second));
    }

    @Test
    void ofTwoEqualPostsTheOneWithoutACopyIsLeft() {
        Forgotten monday = ledger.carries(ledger.stands(CAT, "c1", "Good morning", 0), ANN);
        Forgotten tuesday = ledger.carries(ledger.stands(CAT, "c2", "Good morning", 86_400), ANN);
        OwnPost first = ledger.copy(monday, 60);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(monday, first));
        assertThat(matches.left()).containsExactly(tuesday);
    }

    @Test
    void twoCandidatesForOneDeliveryHoldItAndThemselves() {
        Forgotten there = ledger.carries(ledger.stands(CAT, "c1", "Hello", 0), ANN);
        Forgotten one = ledger.carries(ledger.stands(ANN, "a1", "Hello", 10), CAT);
        Forgotten two = ledger.carries(ledger.stands(ANN, "a2", "Hello", 20), CAT);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).isEmpty();
        assertThat(held(matches)).containsExactlyInAnyOrder(there, one, two);
        assertThat(matches.doubts().getFirst().reason())
                .contains("https://example.org/a1 or https://example.org/a2", "Cancel", "retry");
    }

    @Test
    void oneCandidateForTwoDeliveriesHoldsBoth() {
        Forgotten one = ledger.carries(ledger.stands(CAT, "c1", "Hello", 0), ANN);
        Forgotten two = ledger.carries(ledger.stands(CAT, "c2", "Hello", 5), ANN);
        ledger.stands(ANN, "a1", "Hello", 60);

        assertThat(held(ledger.match())).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void equalPostsOnBothSidesThatNoKeyExplainsAreHeld() {
        Forgotten there = ledger.carries(ledger.stands(ANN, "a1", "Sent to both", 0), CAT);
        Forgotten back = ledger.carries(ledger.stands(CAT, "c1", "Sent to both", 1_800), ANN);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).isEmpty();
        assertThat(held(matches)).containsExactlyInAnyOrder(there, back);
    }

    @Test
    void aThreadIsAdoptedWhole() {
        OwnPost source = ledger.stands(CAT, "c1", "One. Two. Three.", 0);
        Forgotten one = ledger.part(source, ANN, "One.", 0, null);
        Forgotten two = ledger.part(source, ANN, "Two.", 1, one);
        Forgotten three = ledger.part(source, ANN, "Three.", 2, two);
        OwnPost first = ledger.copy(one, 10);
        OwnPost second = ledger.copy(two, 11, first);
        OwnPost third = ledger.copy(three, 12, second);
        Forgotten back = ledger.carries(first, CAT);
        Forgotten backToo = ledger.carries(second, CAT, back);

        Matches matches = ledger.match();

        assertThat(matches.adoptions())
                .containsExactly(new Adoption(one, first), new Adoption(two, second), new Adoption(three, third));
        assertThat(matches.copies()).containsExactly(back, backToo);
    }

    @Test
    void ofAHalfPublishedThreadTheRestIsLeft() {
        OwnPost source = ledger.stands(CAT, "c1", "One. Two. Three.", 0);
        Forgotten one = ledger.part(source, ANN, "One.", 0, null);
        Forgotten two = ledger.part(source, ANN, "Two.", 1, one);
        Forgotten three = ledger.part(source, ANN, "Three.", 2, two);
        OwnPost first = ledger.copy(one, 10);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(one, first));
        assertThat(matches.left()).containsExactly(two, three);
    }

    @Test
    void aContinuationIsFoundUnderItsParentAlone() {
        Forgotten under = ledger.carriesUnder(
                ledger.stands(CAT, "c1", "And more", 0), ANN, Ledger.known(ANN, DeliveryState.CONFIRMED, "root"));
        ledger.stands(ANN, "elsewhere", "And more", 10);

        assertThat(ledger.match().left()).containsExactly(under);
    }

    @Test
    void whatAnswersACopyIsNotCarriedEither() {
        OwnPost source = ledger.stands(ANN, "a1", "Hello", 0);
        Forgotten there = ledger.carries(source, CAT);
        OwnPost copy = ledger.copy(there, 0);
        Forgotten back = ledger.carries(copy, ANN);
        Forgotten comment = ledger.carries(ledger.answers(copy, "c9", "My own comment", 60), ANN, back);
        Forgotten more = ledger.carries(ledger.stands(CAT, "c10", "And on", 61), ANN, comment);
        Forgotten late = ledger.carriesUnder(
                ledger.stands(CAT, "c11", "Late", 62), ANN, Ledger.known(ANN, DeliveryState.CANCELLED, null));

        assertThat(ledger.match().orphans()).containsExactlyInAnyOrder(comment, more, late);
    }

    @Test
    void aPartThatWasDeletedIsNotMadeAgainUnasked() {
        OwnPost source = ledger.stands(ANN, "a1", "One. Two.", 0);
        Forgotten one = ledger.part(source, CAT, "One.", 0, null);
        Forgotten two = ledger.part(source, CAT, "Two.", 1, one);
        OwnPost second = ledger.copy(two, 0);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(two, second));
        assertThat(held(matches)).containsExactly(one);
        assertThat(matches.doubts().getFirst().reason()).contains("deleted");
    }

    @Test
    void anEditedPostMayBeTheCopy() {
        Forgotten there = ledger.carries(ledger.stands(CAT, "c1", "Hello", 0), ANN);
        Forgotten back = ledger.carries(ledger.edited(ANN, "a1", "Hello, better", 30), CAT);

        assertThat(held(ledger.match())).containsExactlyInAnyOrder(there, back);
    }

    @Test
    void whatIsExplainedIsNobodysCopy() {
        OwnPost known = ledger.stands(ANN, "a1", "Hello", 10);
        ledger.isExplained(known);
        Forgotten there = ledger.carries(ledger.stands(CAT, "c1", "Hello", 0), ANN);

        assertThat(ledger.match().left()).containsExactly(there);
    }

    @Test
    void aPostIsFoundWithItsPictures() {
        Forgotten there = ledger.carries(ledger.shows(CAT, "c1", "Look", 0, 2), ANN);
        OwnPost copy = ledger.copy(there, 30);

        assertThat(ledger.match().adoptions()).containsExactly(new Adoption(there, copy));
    }

    @Test
    void aPostWithFewerPicturesMayBeTheCopy() {
        Forgotten there = ledger.carries(ledger.shows(CAT, "c1", "Look", 0, 2), ANN);
        Forgotten back = ledger.carries(ledger.shows(ANN, "a1", "Look", 30, 1), CAT);

        assertThat(held(ledger.match())).containsExactlyInAnyOrder(there, back);
    }

    @Test
    void picturesWithoutWordsAreNeverTakenForACopy() {
        Forgotten there = ledger.carries(ledger.shows(CAT, "c1", "", 0, 1), ANN);
        Forgotten back = ledger.carries(ledger.shows(ANN, "a1", "", 30, 1), CAT);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).isEmpty();
        assertThat(held(matches)).containsExactlyInAnyOrder(there, back);
    }

    @Test
    void theSourceOfACopyIsItselfNone() {
        Forgotten earlier = ledger.carries(ledger.stands(CAT, "c1", "Hello", -60), ANN);
        OwnPost source = ledger.stands(ANN, "a1", "Hello", 0);
        Forgotten there = ledger.carries(source, CAT);
        OwnPost copy = ledger.copy(there, 0);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).containsExactly(new Adoption(there, copy));
        assertThat(matches.left()).containsExactly(earlier);
    }

    @Test
    void aRequestOfTheBackupAdoptsItsPostInEveryWaitingState() {
        Forgotten dead = ledger.requested("r1", ANN, "Once given up", 0, DeliveryState.DEAD);
        Forgotten held = ledger.requested("r2", ANN, "Once held", 0, DeliveryState.HELD);
        Forgotten keyed = ledger.requested("r3", CAT, "Once late", 0, DeliveryState.RETRY_AT);
        List<Adoption> found = List.of(
                new Adoption(keyed, ledger.copy(keyed, 5)),
                new Adoption(dead, ledger.copy(dead, 5)),
                new Adoption(held, ledger.copy(held, 5)));

        assertThat(ledger.match().adoptions()).containsExactlyElementsOf(found);
    }

    @Test
    void whatAPersonWasAskedAboutIsNotDecidedByWordsLater() {
        Forgotten asked = ledger.doubted(ledger.stands(CAT, "c1", "Hello", 0), ANN);
        ledger.stands(ANN, "a1", "Hello", 10);

        Matches matches = ledger.match();

        assertThat(matches.adoptions()).isEmpty();
        assertThat(held(matches)).containsExactly(asked);
    }

    private static List<Forgotten> held(Matches matches) {
        return matches.doubts().stream().map(Doubt::delivery).toList();
    }
}
