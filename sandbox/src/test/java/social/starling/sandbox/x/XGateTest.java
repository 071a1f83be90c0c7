package social.starling.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits and money. */
class XGateTest extends XFixture {
    @Test
    void everyAnswerTellsTheLimit() {
        var created = post("one");
        assertThat(created.header("x-rate-limit-limit")).isEqualTo("100");
        assertThat(created.header("x-rate-limit-remaining")).isEqualTo("99");
        assertThat(created.header("x-rate-limit-reset"))
                .isEqualTo(Long.toString(START.plus(Duration.ofMinutes(15)).getEpochSecond() + 1));
        assertThat(created.header("x-app-limit-24hour-limit")).isEqualTo("10000");
        assertThat(post("one").header("x-rate-limit-remaining")).isEqualTo("98");
        assertThat(get("/2/users/" + adaId() + "/tweets").header("x-rate-limit-limit"))
                .isEqualTo("900");
    }

    @Test
    void theHundredAndFirstPostWaitsForTheWindow() {
        x.setLimit(XLimit.CREATE, 2);
        assertThat(post("1").status()).isEqualTo(201);
        assertThat(post("2").status()).isEqualTo(201);
        var refused = post("3");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("x-rate-limit-remaining")).isEqualTo("0");
        assertThat(x.posts("ada")).hasSize(2);
        x.createUser("grace", false);
        assertThat(browser.postJson("/2/tweets", bearer("grace"), "{\"text\":\"3\"}")
                        .status())
                .isEqualTo(201);
        x.clock().advance(Duration.ofMinutes(15));
        assertThat(post("3").status()).isEqualTo(201);
    }

    @Test
    void theAppsDailyLimitHoldsForAllUsersTogether() {
        x.setLimit(XLimit.CREATE_APP, 1);
        post("1");
        x.createUser("grace", false);
        assertThat(browser.postJson("/2/tweets", bearer("grace"), "{\"text\":\"2\"}")
                        .status())
                .isEqualTo(429);
        assertThat(x.posts("grace")).isEmpty();
    }

    @Test
    void theTimelineHasItsOwnWindow() {
        x.setLimit(XLimit.TIMELINE, 1);
        String path = "/2/users/" + adaId() + "/tweets";
        assertThat(get(path).status()).isEqualTo(200);
        assertThat(get(path).status()).isEqualTo(429);
        assertThat(post("still").status()).isEqualTo(201);
    }

    @Test
    void everyBilledThingIsWrittenDown() {
        x.createUser("grace", false);
        x.post("grace", "hers");
        post("plain");
        post("see example.com");
        get("/2/users/" + adaId() + "/tweets");
        get("/2/users/" + x.users().get(1).id() + "/tweets");
        get("/2/users/me");
        get("/2/tweets?ids=1,2,3");
        XCost cost = x.cost();
        assertThat(cost.posts()).isEqualTo(1);
        assertThat(cost.postsWithUrl()).isEqualTo(1);
        assertThat(cost.ownedReads()).isEqualTo(2);
        assertThat(cost.postReads()).isEqualTo(1);
        assertThat(cost.userReads()).isEqualTo(1);
        assertThat(cost.total()).isEqualByComparingTo("0.232");
    }

    @Test
    void aRefusedPostIsBilledWhenSetSo() {
        post("twice");
        post("twice");
        assertThat(x.cost().posts()).isEqualTo(1);
        x.setSettings(new XSettings(XSettings.RefusalStatus.ALTERNATE, "credits", true, false, Duration.ofDays(1)));
        post("twice");
        assertThat(x.cost().posts()).isEqualTo(2);
    }

    @Test
    void withoutCreditEveryBilledCallIsRefused() {
        x.setCredit(Optional.of(new BigDecimal("0.015")));
        assertThat(post("the last").status()).isEqualTo(201);
        var refused = post("one more");
        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().path("type").stringValue()).endsWith("/credits");
        assertThat(get("/2/users/me").status()).isEqualTo(402);
        x.setSettings(
                new XSettings(XSettings.RefusalStatus.ALTERNATE, "credits-depleted", false, false, Duration.ofDays(1)));
        assertThat(post("one more").json().path("type").stringValue()).endsWith("/credits-depleted");
        x.setCredit(Optional.empty());
        assertThat(post("one more").status()).isEqualTo(201);
    }
}
