package social.starling.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import social.starling.core.delivery.DecisionPolicy.Decision;
import social.starling.ports.account.AccountId;
import social.starling.ports.delivery.Action;
import social.starling.ports.delivery.Delivery;
import social.starling.ports.delivery.DeliveryId;
import social.starling.ports.delivery.DeliveryKey;
import social.starling.ports.delivery.DeliveryState;
import social.starling.ports.delivery.Origin;
import social.starling.ports.platform.Platform;
import social.starling.ports.publish.Content;
import social.starling.ports.text.RichText;

class DecisionPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "HELD, true, UNKNOWN",
        "HELD, false, PLANNED",
        "DEAD, true, RETRY_AT",
        "DEAD, false, RETRY_AT",
        "PLANNED, false, PLANNED",
        "RETRY_AT, true, RETRY_AT",
        "UNKNOWN, true, UNKNOWN",
    })
    void aRetryLooksFirstForWhatMayExist(DeliveryState from, boolean attempted, DeliveryState to) {
        assertThat(DecisionPolicy.retry(delivery(from), attempted, NOW))
                .isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
                    assertThat(allowed.change().to()).isEqualTo(to);
                    assertThat(allowed.change().dueAt()).isEqualTo(NOW);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryState.class,
            names = {"CLAIMED", "SENDING", "ACCEPTED", "RECONCILING", "CONFIRMED", "CANCELLED"})
    void whatIsUnderWayOrFinalIsNotRetried(DeliveryState state) {
        assertThat(DecisionPolicy.retry(delivery(state), true, NOW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused ->
                                assertThat(refused.why()).contains(state.name()).contains("dlv-"));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryState.class,
            names = {"PLANNED", "CLAIMED", "RETRY_AT", "HELD"})
    void whatHasNotLeftIsCancelledAtOnce(DeliveryState state) {
        assertThat(DecisionPolicy.cancel(delivery(state), NOW))
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.change().to()).isEqualTo(DeliveryState.CANCELLED));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryState.class,
            names = {"SENDING", "ACCEPTED", "UNKNOWN", "RECONCILING"})
    void cancellingWhatMayHaveLeftRecordsTheWish(DeliveryState state) {
        assertThat(DecisionPolicy.cancel(delivery(state), NOW))
                .isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
                    assertThat(allowed.change().to()).isEqualTo(state);
                    assertThat(allowed.change().cancelWished()).isTrue();
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryState.class,
            names = {"PLANNED", "RETRY_AT", "UNKNOWN"})
    void whatWaitsCanBeHeld(DeliveryState state) {
        assertThat(DecisionPolicy.hold(delivery(state), NOW, "not today"))
                .isInstanceOfSatisfying(Decision.Allowed.class, allowed -> {
                    assertThat(allowed.change().to()).isEqualTo(DeliveryState.HELD);
                    assertThat(allowed.change().reason()).isEqualTo("not today");
                });
    }

    @Test
    void aPublishedPostIsNotCancelledButDeleted() {
        assertThat(DecisionPolicy.cancel(delivery(DeliveryState.CONFIRMED), NOW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).contains("starling ledger delete dlv-"));
    }

    @Test
    void whatIsHeldForAnotherIsRetriedWithThatOne() {
        Delivery first = delivery(DeliveryState.DEAD);
        Delivery held = delivery(DeliveryState.HELD, first.id());
        assertThat(DecisionPolicy.retry(held, false, NOW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.why()).contains(first.id().value()));
        assertThat(DecisionPolicy.cancel(held, NOW)).isInstanceOf(Decision.Allowed.class);
    }

    private static Delivery delivery(DeliveryState state) {
        return delivery(state, null);
    }

    private static Delivery delivery(DeliveryState state, @Nullable DeliveryId heldFor) {
        DeliveryKey key = new DeliveryKey(
                new Origin.Request("r"), AccountId.of(new Platform("bluesky"), "did:plc:a"), Action.CREATE, 0, 0);
        return new Delivery(
                key.id(),
                key,
                new Content(key.canonical(), NOW, RichText.plain("hello"), null, List.of()),
                null,
                false,
                "test",
                state,
                1,
                NOW,
                0,
                0,
                null,
                null,
                heldFor,
                false,
                null,
                null,
                NOW,
                NOW);
    }
}
