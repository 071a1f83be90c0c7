package social.starling.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.starling.bluesky.SandboxServer.status;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.starling.ports.platform.PlatformException;
import social.starling.ports.post.PostReference;
import social.starling.ports.publish.Content;
import social.starling.ports.publish.Prepared;
import social.starling.ports.publish.PublishOutcome;
import social.starling.ports.publish.Reconciliation;
import social.starling.sandbox.Fault;
import social.starling.sandbox.bluesky.BlueskyLimit;
import social.starling.testkit.contract.Posting;

@DisplayName("R1 What becomes of a post when something goes wrong")
class PublishingFaultsTest {
    private static final String PUT = "repo.putRecord";
    private static final String GET = "repo.getRecord";

    private final SandboxServer server = new SandboxServer();
    private BlueskyStand stand;
    private Posting posting;
    private Content content;
    private Prepared prepared;

    @BeforeEach
    void prepare() {
        stand = server.newStand();
        posting = new Posting(stand);
        content = posting.content("Whatever happens, once");
        prepared = posting.prepare(content);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.HangUp.class)
    void anAnswerThatIsLostIsUnknownAndFoundAgain(Fault.HangUp end) {
        server.fault(PUT, new Fault.LoseAnswer(end));

        assertUnknownAfterOneCall();
        assertThat(posting.reconcile(content, prepared)).isInstanceOf(Reconciliation.Found.class);
        assertThat(stand.texts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.HangUp.class)
    void aRequestThatIsLostIsUnknownAndAbsent(Fault.HangUp end) {
        server.fault(PUT, new Fault.CutBeforeEffect(end));

        assertUnknownAfterOneCall();
        assertThat(posting.reconcile(content, prepared)).isEqualTo(new Reconciliation.Absent());
        assertThat(posting.send(prepared)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(stand.texts()).hasSize(1);
    }

    @Test
    void anAnswerThatIsCutIsUnknown() {
        server.fault(PUT, new Fault.Truncate(10));

        assertUnknownAfterOneCall();
        assertThat(posting.reconcile(content, prepared)).isInstanceOf(Reconciliation.Found.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aBrokenServerIsUnknownAndAskedOnce(int status) {
        server.fault(PUT, new Fault.Status(status, Map.of("Retry-After", "0"), "", true));

        assertUnknownAfterOneCall();
        assertThat(posting.reconcile(content, prepared)).isInstanceOf(Reconciliation.Found.class);
    }

    @Test
    void aSuccessThatNamesNothingIsUnknown() {
        server.fault(PUT, status(200, "<html>"));

        assertUnknownAfterOneCall();
    }

    @Test
    void aRedirectIsNotFollowedAndNothingIsCreated() {
        server.fault(PUT, new Fault.Status(307, Map.of("Location", "/xrpc/com.atproto." + PUT), "", false));

        assertThatThrownBy(() -> posting.send(prepared)).isInstanceOf(PlatformException.Malformed.class);
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aServerThatIsDownIsUnavailable() {
        server.sandbox.close();

        assertThatThrownBy(() -> posting.send(prepared))
                .isInstanceOf(PlatformException.Unavailable.class)
                .hasMessageContaining("takes no connection");
        assertThatThrownBy(() -> posting.reconcile(content, prepared))
                .isInstanceOf(PlatformException.Unavailable.class);
        assertThatThrownBy(() -> posting.publisher().remove(reference()))
                .isInstanceOf(PlatformException.Unavailable.class);
    }

    @Test
    void aUsedUpLimitTellsWhenToComeBack() {
        server.sandbox.setLimit(BlueskyLimit.WRITES_HOUR, 0);

        assertThatThrownBy(() -> posting.send(prepared))
                .isInstanceOfSatisfying(
                        PlatformException.RateLimited.class,
                        limited -> assertThat(limited.retryAt())
                                .isBetween(stand.now(), stand.now().plusSeconds(3700)));
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aRefusedRecordIsRejectedWithItsPath() {
        server.fault(PUT, status(400, "{\"error\":\"InvalidRequest\",\"message\":\"Invalid at $.record.langs\"}"));

        assertThat(posting.send(prepared))
                .isInstanceOfSatisfying(
                        PublishOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("$.record.langs"));
    }

    @Test
    void anIdenticalPostUnderTheKeyIsAdopted() {
        PublishOutcome first = posting.send(prepared);

        assertThat(posting.send(prepared)).isEqualTo(first);
        assertThat(server.called()).endsWith(PUT, GET);
        assertThat(stand.texts()).hasSize(1);
    }

    @Test
    void aPostThatWasThereAndIsDeletedDoesNotComeBack() {
        server.fault(PUT, status(400, "{\"error\":\"InvalidSwap\",\"message\":\"Record was at x\"}"));

        assertThat(posting.send(prepared))
                .isInstanceOfSatisfying(
                        PublishOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("deleted by hand"));
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aPostUnderTheKeyThatCannotBeReadIsUnknown() {
        posting.send(prepared);
        server.always(GET, status(500, ""));

        assertThat(posting.send(prepared)).isInstanceOf(PublishOutcome.Unknown.class);
    }

    @Test
    void anEndedTokenIsRenewedAndThePostLeavesOnce() {
        server.sandbox.expireTokens(stand.account().handle());

        assertThat(posting.send(prepared)).isInstanceOf(PublishOutcome.Published.class);
        assertThat(server.called()).containsExactly(PUT, "server.refreshSession", PUT);
        assertThat(stand.raw.list(Map.of()).body().path("records").size()).isEqualTo(1);
    }

    @Test
    void aRevokedAppPasswordNeedsAPerson() {
        server.sandbox.revoke(stand.account().handle());

        assertThatThrownBy(() -> posting.send(prepared))
                .isInstanceOf(PlatformException.Unauthorized.class)
                .hasMessageContaining("connect the account again");
        assertThat(stand.texts()).isEmpty();
    }

    @Test
    void aRemovalIsRepeatedUntilItIsAnswered() {
        posting.send(prepared);
        server.fault("repo.deleteRecord", new Fault.LoseAnswer(Fault.HangUp.RESET));

        posting.publisher().remove(reference());

        assertThat(stand.texts()).isEmpty();
    }

    private PostReference reference() {
        return new PostReference(stand.account().id(), prepared.plannedKey(), null);
    }

    private void assertUnknownAfterOneCall() {
        assertThat(posting.send(prepared)).isInstanceOf(PublishOutcome.Unknown.class);
        assertThat(server.sandbox.log().creatingCalls()).isEqualTo(1);
    }
}
