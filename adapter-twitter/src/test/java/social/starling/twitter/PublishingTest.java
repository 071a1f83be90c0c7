package social.starling.twitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.money.Money;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.RequestBytes;
import social.starling.sandbox.Fault;
import social.starling.sandbox.Fault.HangUp;
import social.starling.sandbox.x.XLimit;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSettings;
import social.starling.sandbox.x.XSettings.RefusalStatus;

/** Every answer to the creating call, and what it says about whether there is a post now. */
class PublishingTest extends TwitterFixture {
    @Test
    void aPostIsPublishedOnceWithItsId() {
        PublishOutcome outcome = publish("Hello & <welcome>\nhttps://example.com/a?b=c");

        XPost post = x.posts("ada").getFirst();
        assertThat(outcome)
                .asInstanceOf(type(PublishOutcome.Published.class))
                .satisfies(published -> assertThat(published.post().id()).isEqualTo(post.id()));
        assertThat(post.text()).isEqualTo("Hello & <welcome>\nhttps://example.com/a?b=c");
        assertThat(x.log().creatingCalls()).isOne();
    }

    @Test
    void aReplyHangsUnderItsParent() {
        XPost parent = x.post("ada", "first");

        Prepared prepared = twitter.publisher().prepare(content("second", under(parent.id())), ada);
        publish(prepared);

        assertThat(prepared.request().utf8())
                .isEqualTo("{\"text\":\"second\",\"reply\":{\"in_reply_to_tweet_id\":\"" + parent.id() + "\"}}");
        assertThat(x.posts("ada").getFirst().replyTo()).contains(parent.id());
    }

    @Test
    void aPostWithALinkCostsMoreAndTheCostIsKnownBefore() {
        assertThat(prepare("no link").price()).isEqualTo(Money.dollars("0.015"));
        assertThat(prepare("see example.com").price()).isEqualTo(Money.dollars("0.20"));
    }

    @Test
    void whatIsPreparedTwiceIsTheSame() {
        assertThat(prepare("again")).isEqualTo(prepare("again"));
        assertThat(prepare("again").request().hash())
                .isEqualTo(prepare("again").request().hash());
    }

    @Test
    void theBaselineIsTheNewestPostKnownAndAskedForOnce() {
        XPost newest = x.post("ada", "by hand");

        assertThat(prepare("one").baseline()).isEqualTo(newest.id());
        assertThat(prepare("two").baseline()).isEqualTo(newest.id());
        assertThat(calls).hasSize(1);

        publish("three");
        assertThat(prepare("four").baseline())
                .isEqualTo(x.posts("ada").getFirst().id());
        assertThat(calls).hasSize(2);
    }

    @Test
    void anAccountWithoutPostsHasABaselineBeforeAllPosts() {
        assertThat(prepare("first ever").baseline()).isEqualTo("0");
    }

    @Test
    void aTextThatIsTooLongIsNotEvenPrepared() {
        Content content = content("x".repeat(281));

        assertThatThrownBy(() -> twitter.publisher().prepare(content, ada))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The text counts 281 on X; at most 280 is allowed. Shorten it or post it in parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALWAYS_400", "ALWAYS_403"})
    void aTextThatXFindsTooLongIsRejectedUnderEitherStatus(String status) {
        x.setSettings(with(RefusalStatus.valueOf(status)));

        assertThat(publish(raw("{\"text\":\"" + "x".repeat(281) + "\"}")))
                .asInstanceOf(type(PublishOutcome.Rejected.class))
                .satisfies(rejected -> assertThat(rejected.reason()).contains("Your Tweet text is too long"));
        assertThat(x.posts("ada")).isEmpty();
    }

    @Test
    void aReplyToAStrangerIsRejectedWithTheReason() {
        x.createUser("bob", false);
        XPost other = x.post("bob", "mine");

        PublishOutcome outcome = publish(twitter.publisher().prepare(content("hey", under(other.id())), ada));

        assertThat(outcome)
                .asInstanceOf(type(PublishOutcome.Rejected.class))
                .satisfies(rejected ->
                        assertThat(rejected.reason()).contains("Reply to this conversation is not allowed"));
    }

    @Test
    void aBodyWithAKeyThatXDoesNotKnowIsRejected() {
        assertThat(publish(raw("{\"text\":\"a\",\"idempotency_key\":\"b\"}")))
                .isInstanceOf(PublishOutcome.Rejected.class);
    }

    @Test
    void aDuplicateIsNoFailureButUnknown() {
        publish("twice");

        assertThat(publish("twice"))
                .asInstanceOf(type(PublishOutcome.Unknown.class))
                .satisfies(unknown -> assertThat(unknown.reason()).contains("duplicate"));
        assertThat(x.posts("ada")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"credits", "credits-depleted"})
    void withoutCreditTheAccountStops(String creditsType) {
        Prepared prepared = prepare("rich");
        x.setSettings(
                new XSettings(RefusalStatus.ALTERNATE, creditsType, false, false, XSettings.DEFAULT.duplicateWindow()));
        x.setCredit(Optional.of(BigDecimal.ZERO));

        assertThatThrownBy(() -> publish(prepared))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("buy credit");
    }

    @Test
    void aRateLimitSaysWhenItEnds() {
        Prepared prepared = prepare("too fast");
        x.setLimit(XLimit.CREATE, 0);

        assertThatThrownBy(() -> publish(prepared))
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        limited -> assertThat(limited.retryAt()).isAfter(START).isBefore(START.plusSeconds(901)));
        assertThat(x.log().creatingCalls()).isOne();
    }

    @Test
    void theDailyLimitOfTheAppIsWaitedFor() {
        Prepared prepared = prepare("too many");
        x.setLimit(XLimit.CREATE_APP, 0);

        assertThatThrownBy(() -> publish(prepared))
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        limited -> assertThat(limited.retryAt()).isAfter(START.plusSeconds(3600)));
    }

    @Test
    void anExpiredTokenIsRenewedAndTheSameBytesLeaveAgain() {
        Prepared prepared = prepare("late");
        x.expireTokens("ada");

        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(x.posts("ada")).hasSize(1);
        assertThat(x.log().creatingCalls()).isEqualTo(2);
    }

    @Test
    void aRevokedSignInStopsTheAccountBeforeAnythingIsCreated() {
        Prepared prepared = prepare("gone");
        x.revoke("ada");

        assertThatThrownBy(() -> publish(prepared))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("connect the account again");
        assertThat(x.posts("ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 302, 409})
    void aStatusThatTellsNothingIsUnknownAndNotRepeated(int status) {
        Prepared prepared = prepare("perhaps");
        x.faults()
                .add(Fault.next(
                        "POST", "/2/tweets", new Fault.Status(status, Map.of("Retry-After", "0"), "oops", true)));

        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(x.log().creatingCalls()).isOne();
        assertThat(x.posts("ada")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void aLostAnswerIsUnknownAndNotRepeated(Fault.Action cut) {
        Prepared prepared = prepare("lost");
        x.faults().add(Fault.next("POST", "/2/tweets", cut));

        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(x.log().creatingCalls()).isOne();
    }

    static List<Fault.Action> cuts() {
        return List.of(
                new Fault.CutBeforeBody(HangUp.RESET),
                new Fault.CutBeforeEffect(HangUp.RESET),
                new Fault.CutBeforeEffect(HangUp.CLOSE),
                new Fault.LoseAnswer(HangUp.RESET),
                new Fault.LoseAnswer(HangUp.CLOSE),
                new Fault.Truncate(7));
    }

    @Test
    void anAnswerWithoutAnIdIsUnknown() {
        Prepared prepared = prepare("which");
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.Status(201, Map.of(), "{\"data\":{}}", true)));

        assertThat(publish(prepared)).isInstanceOf(PublishOutcome.Unknown.class);
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        Prepared prepared = prepare("nobody there");
        x.close();
        http.close();

        assertThatThrownBy(() -> publish(prepared)).isInstanceOf(PlatformException.Unavailable.class);
    }

    @Test
    void aForeignAddressIsNoXAndNothingIsUnknown() {
        Prepared prepared = prepare("elsewhere");
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.Status(404, Map.of(), "not here", false)));

        assertThatThrownBy(() -> publish(prepared)).isInstanceOf(PlatformException.Malformed.class);
    }

    @Test
    void aPermissionThatIsMissingIsTheAccountsMatter() {
        Prepared prepared = prepare("may I");
        x.faults()
                .add(Fault.next(
                        "POST",
                        "/2/tweets",
                        new Fault.Status(
                                403,
                                Map.of(),
                                "{\"detail\":\"no\",\"type\":\"https://api.x.com/2/problems/oauth1-permissions\"}",
                                false)));

        assertThatThrownBy(() -> publish(prepared))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("permissions");
    }

    @Test
    void anAccountThatWasRemovedPublishesNothing() {
        Prepared prepared = prepare("ghost");
        credentials.remove(ada.id());

        assertThatThrownBy(() -> publish(prepared))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("@ada");
    }

    private Prepared raw(String body) {
        return new Prepared(ada.id(), RequestBytes.utf8(body), null, "0", Money.dollars("0.015"));
    }

    private static XSettings with(RefusalStatus status) {
        return new XSettings(status, "credits", false, false, XSettings.DEFAULT.duplicateWindow());
    }
}
