package social.starling.ports.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.starling.ports.account.AccountId;
import social.starling.ports.platform.Platform;
import social.starling.ports.route.PostFilter.TextFilter;

class RouteTest {
    private static final AccountId A = AccountId.of(new Platform("twitter"), "1");
    private static final AccountId B = AccountId.of(new Platform("bluesky"), "did:plc:b");
    private static final RouteId ID = new RouteId("rt-0001");

    @Test
    void aRouteHasALegForEachWay() {
        Route oneWay = new Route(ID, A, B, false, RouteRules.DEFAULT, true, Instant.EPOCH);
        assertThat(oneWay.legs()).containsExactly(new Leg(ID, A, B));
        assertThat(oneWay.bothWays(true).legs()).containsExactly(new Leg(ID, A, B), new Leg(ID, B, A));
    }

    @Test
    void aRouteFromAnAccountToItselfIsRefused() {
        assertThatThrownBy(() -> new Route(ID, A, A, false, RouteRules.DEFAULT, true, Instant.EPOCH))
                .hasMessageContaining(A.value())
                .hasMessageContaining("itself");
    }

    @Test
    void aRuleThatDoesNotCompileIsRefusedWithThePlace() {
        assertThatThrownBy(() -> new TextFilter("(a", null))
                .hasMessageContaining("include")
                .hasMessageContaining("\"(a\"")
                .hasMessageContaining("position");
        assertThatThrownBy(() -> new TextFilter(null, "a".repeat(1001))).hasMessageContaining("1001");
    }

    @Test
    void whatIsNoRouteIdIsRefused() {
        assertThatThrownBy(() -> new RouteId("1")).hasMessageContaining("rt-");
        assertThatThrownBy(() -> new Platform("X!")).hasMessageContaining("lower-case");
        assertThatThrownBy(() -> new AccountId("ada")).hasMessageContaining("acc-");
    }
}
