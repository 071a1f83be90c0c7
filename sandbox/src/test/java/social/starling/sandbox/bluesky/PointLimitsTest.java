package social.starling.sandbox.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.Json;

class PointLimitsTest extends BlueskyFixture {
    @Test
    void everyAnswerShowsTheTightestWindow() {
        var read = read("server.describeServer");
        assertThat(read.header("RateLimit-Limit")).isEqualTo("3000");
        assertThat(read.header("RateLimit-Remaining")).isEqualTo("2999");
        assertThat(read.header("RateLimit-Policy")).isEqualTo("3000;w=300");
        assertThat(read.header("RateLimit-Reset"))
                .isEqualTo(Long.toString(START.plus(Duration.ofMinutes(5)).getEpochSecond() + 1));
        bluesky.setLimit(BlueskyLimit.WRITES_HOUR, 100);
        assertThat(create(record("one")).header("RateLimit-Limit")).isEqualTo("100");
    }

    @Test
    void aCreationCostsThreePointsAPutTwoADeletionOne() {
        bluesky.setLimit(BlueskyLimit.WRITES_HOUR, 100);
        assertThat(create(record("one")).header("RateLimit-Remaining")).isEqualTo("97");
        var put = call("putRecord", input(record("two")).put("rkey", KEY));
        assertThat(put.header("RateLimit-Remaining")).isEqualTo("95");
        var delete = call(
                "deleteRecord",
                Json.object().put("repo", did).put("collection", POST).put("rkey", KEY));
        assertThat(delete.header("RateLimit-Remaining")).isEqualTo("94");
    }

    @Test
    void aWriteThatDoesNotFitIsRefusedUntilTheHourIsOver() {
        bluesky.setLimit(BlueskyLimit.WRITES_HOUR, 5);
        assertThat(create(record("one")).status()).isEqualTo(200);
        var refused = create(record("two"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("error").stringValue()).isEqualTo("RateLimitExceeded");
        assertThat(refused.header("RateLimit-Remaining")).isEqualTo("2");
        assertThat(refused.header("Retry-After")).isEmpty();
        bluesky.setSettings(new BlueskySettings(true, false, true));
        assertThat(create(record("two")).header("Retry-After")).isEqualTo("3601");
        bluesky.clock().advance(Duration.ofHours(1));
        assertThat(create(record("two")).status()).isEqualTo(200);
        assertThat(bluesky.posts("ada.test")).hasSize(2);
    }

    @Test
    void theDayHasItsOwnWindow() {
        bluesky.setLimit(BlueskyLimit.WRITES_DAY, 3);
        create(record("one"));
        bluesky.clock().advance(Duration.ofHours(1));
        assertThat(create(record("two")).status()).isEqualTo(429);
    }

    @Test
    void thirtySignInsFitIntoFiveMinutes() {
        String body = "{\"identifier\":\"ada.test\",\"password\":\"demo-demo-demo-demo\"}";
        String path = "/xrpc/com.atproto.server.createSession";
        for (int i = 0; i < 30; i++) {
            assertThat(browser.postJson(path, "", body).status()).isEqualTo(200);
        }
        var refused = browser.postJson(path, "", body);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Limit")).isEqualTo("30");
        bluesky.clock().advance(Duration.ofMinutes(5));
        assertThat(browser.postJson(path, "", body).status()).isEqualTo(200);
    }

    @Test
    void requestsOfOneAddressAreCountedToo() {
        bluesky.setLimit(BlueskyLimit.REQUESTS, 1);
        assertThat(read("server.describeServer").status()).isEqualTo(200);
        assertThat(read("server.describeServer").status()).isEqualTo(429);
    }
}
