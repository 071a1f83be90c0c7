package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.account.Account;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Attempt;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.sandbox.Fault;
import social.starling.sandbox.Fault.HangUp;
import social.starling.sandbox.x.XPost;

/** What became of a post whose answer was lost. */
class ReconcilingTest extends TwitterFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a link https://www.example.com/a?b=c&d=<e> and example.com/, too",
                "Größe & <b> \"é\" 👩‍👩‍👧 #tag $AAPL",
                "two\n\nlines  and   spaces ",
                "https://example.com"
            })
    void thePostIsFoundWhereTheAnswerWasLostAfterTheEffect(String text) {
        Attempt attempt = lost(content(text), new Fault.LoseAnswer(HangUp.RESET));

        assertThat(twitter.publisher().reconcile(attempt))
                .asInstanceOf(type(Reconciliation.Found.class))
                .satisfies(found -> assertThat(found.post().id())
                        .isEqualTo(x.posts("ada").getFirst().id()));
    }

    @Test
    void aLostReplyIsFoundUnderItsParentAlone() {
        XPost one = x.post("ada", "one");
        XPost two = x.post("ada", "two");
        Content content = content("same words", under(one.id()));
        Prepared prepared = twitter.publisher().prepare(content, ada);
        x.clock().advance(Duration.ofMinutes(5));
        x.post("ada", "same words", Optional.of(two.id()), List.of());

        assertThat(reconcile(content, prepared, 0)).isInstanceOf(Reconciliation.Undecided.class);

        XPost right = x.post("ada", "same words", Optional.of(one.id()), List.of());
        assertThat(reconcile(content, prepared, 1))
                .asInstanceOf(type(Reconciliation.Found.class))
                .satisfies(found -> assertThat(found.post().id()).isEqualTo(right.id()));
    }

    @Test
    void aPostCountsAsAbsentAfterThreeReadsThatCameLateEnough() {
        Content content = content("never arrived");
        Prepared prepared =
                lost(content, new Fault.CutBeforeEffect(HangUp.RESET)).prepared();

        assertThat(pause(content, prepared, 0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pause(content, prepared, 1)).isEqualTo(Duration.ofMinutes(2));
        assertThat(pause(content, prepared, 2)).isEqualTo(Duration.ofMinutes(10));
        assertThat(reconcile(content, prepared, 3)).isInstanceOf(Reconciliation.Absent.class);
    }

    @Test
    void aPostThatShowsUpLateIsStillFound() {
        Content content = content("slow");
        Prepared prepared = twitter.publisher().prepare(content, ada);
        assertThat(reconcile(content, prepared, 2)).isInstanceOf(Reconciliation.Undecided.class);

        publish(prepared);

        assertThat(reconcile(content, prepared, 3)).isInstanceOf(Reconciliation.Found.class);
    }

    @Test
    void aDuplicateOfAnOlderPostIsForAPersonToDecide() {
        XPost older = x.post("ada", "good morning");
        x.clock().advance(Duration.ofHours(1));
        Content content = content("good morning");
        Prepared prepared = twitter.publisher().prepare(content, ada);
        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Unknown.class);

        assertThat(reconcile(content, prepared, 0))
                .asInstanceOf(type(Reconciliation.Unclear.class))
                .satisfies(unclear -> assertThat(unclear.reason())
                        .contains("an older equal post stands at https://x.com/ada/status/" + older.id()));
    }

    @Test
    void aPostByHandBetweenBaselineAndAttemptIsNotTakenForOurs() {
        Content content = content("good morning");
        Prepared prepared = twitter.publisher().prepare(content, ada);
        x.post("ada", "good morning");
        x.clock().advance(Duration.ofMinutes(3));

        assertThat(reconcile(content, prepared, 0)).isInstanceOf(Reconciliation.Unclear.class);
    }

    @Test
    void aDuplicateThatNobodyFindsIsForAPersonToDecideInTheEnd() {
        Content content = content("ghost");
        Prepared prepared = twitter.publisher().prepare(content, ada);
        x.faults()
                .add(Fault.next(
                        "POST",
                        "/2/tweets",
                        new Fault.Status(
                                403,
                                Map.of(),
                                "{\"detail\":\"You are not allowed to create a Tweet with duplicate content.\"}",
                                false)));
        publish(prepared);

        assertThat(reconcile(content, prepared, 2)).isInstanceOf(Reconciliation.Undecided.class);
        assertThat(reconcile(content, prepared, 3)).isInstanceOf(Reconciliation.Unclear.class);
    }

    @Test
    void aNewPostThatWasEditedMeanwhileIsForAPersonToDecide() {
        x.createUser("eve", true);
        Account eve = connect("eve");
        Content content = content("tpyo");
        Prepared prepared = twitter.publisher().prepare(content, eve);
        publish(prepared);
        x.edit(x.posts("eve").getFirst().id(), "typo");

        assertThat(reconcile(content, prepared, 0))
                .asInstanceOf(type(Reconciliation.Unclear.class))
                .satisfies(unclear -> assertThat(unclear.reason()).contains("edited"));
    }

    @Test
    void anEditOfAnOlderPostSaysNothing() {
        x.createUser("eve", true);
        Account eve = connect("eve");
        XPost old = x.post("eve", "old");
        Content content = content("new");
        Prepared prepared = twitter.publisher().prepare(content, eve);
        x.edit(old.id(), "old, edited");

        assertThat(reconcile(content, prepared, 0)).isInstanceOf(Reconciliation.Undecided.class);
    }

    @Test
    void aTimelineThatCannotBeReadDecidesNothing() {
        Content content = content("dark");
        Prepared prepared = twitter.publisher().prepare(content, ada);
        x.close();

        assertThatThrownBy(() -> reconcile(content, prepared, 3)).isInstanceOf(PlatformException.Unavailable.class);
    }

    private Attempt lost(Content content, Fault.Action cut) {
        Prepared prepared = twitter.publisher().prepare(content, ada);
        x.faults().add(Fault.next("POST", "/2/tweets", cut));
        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Unknown.class);
        return attempt(content, prepared, 0);
    }

    private Reconciliation reconcile(Content content, Prepared prepared, int looks) {
        return twitter.publisher().reconcile(attempt(content, prepared, looks));
    }

    private Duration pause(Content content, Prepared prepared, int looks) {
        return ((Reconciliation.Undecided) reconcile(content, prepared, looks)).pause();
    }
}
