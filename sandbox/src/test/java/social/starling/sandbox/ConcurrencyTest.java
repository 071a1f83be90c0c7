package social.starling.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.starling.sandbox.x.XSandbox;

/** Callers at the same time: judged one after the other, and none waits for another's fault. */
class ConcurrencyTest {
    private static final int CALLERS = 16;

    private XSandbox x;
    private Browser browser;
    private ExecutorService callers;

    @BeforeEach
    void start() {
        x = XSandbox.start();
        browser = new Browser(x.baseUri());
        callers = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        browser.close();
        x.close();
    }

    @Test
    void ofEqualPostsAtTheSameTimeOneIsTaken() throws Exception {
        String ada = "Bearer " + x.grant("ada").accessToken();
        List<Integer> statuses = all(() -> browser.postJson("/2/tweets", ada, "{\"text\":\"same\"}"));
        assertThat(statuses).containsOnlyOnce(201).contains(403);
        assertThat(x.posts("ada")).hasSize(1);
    }

    @Test
    void ofRefreshesAtTheSameTimeOneSucceedsAndTheFamilyEnds() throws Exception {
        String refresh = x.grant("ada").refreshToken().orElseThrow();
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString("sandbox-client:sandbox-client-secret".getBytes(StandardCharsets.UTF_8));
        Map<String, String> form = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        assertThat(all(() -> browser.postForm("/2/oauth2/token", basic, form))).containsOnlyOnce(200);
    }

    @Test
    void aDelayedCallerHoldsNobodyUp() throws Exception {
        String ada = "Bearer " + x.grant("ada").accessToken();
        x.faults().add(Fault.next("POST", "/2/tweets", new Fault.Delay(Duration.ofMinutes(5), false)));
        Future<Browser.Answer> delayed =
                callers.submit(() -> browser.postJson("/2/tweets", ada, "{\"text\":\"late\"}"));
        while (x.faults().list().getFirst().seen() == 0) {
            Thread.onSpinWait();
        }
        assertThat(browser.postJson("/2/tweets", ada, "{\"text\":\"soon\"}").status())
                .isEqualTo(201);
        assertThat(delayed.isDone()).isFalse();
        x.close();
        assertThatThrownBy(delayed::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Browser.Cut.class);
    }

    private List<Integer> all(Supplier<Browser.Answer> call) throws InterruptedException {
        List<Future<Integer>> answers = IntStream.range(0, CALLERS)
                .mapToObj(i -> callers.submit(() -> call.get().status()))
                .toList();
        callers.shutdown();
        assertThat(callers.awaitTermination(300, TimeUnit.SECONDS)).isTrue();
        return answers.stream().map(Future::resultNow).toList();
    }
}
