package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import social.starling.daemon.ApiClient.Answer;
import social.starling.ports.platform.PlatformException;

class FailuresTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void aFullDiskIsToldAsASentence() {
        Answer answer = answerTo(new DiskFull());

        assertThat(answer.problem()).isEqualTo("503 storage");
        assertThat(answer.text("detail")).isEqualTo("The disk is full: nothing was written. Free some space");
    }

    @Test
    void whatNobodyForesawIsToldByItsNumberOnly() {
        Answer answer = answerTo(new UnsupportedOperationException("the inner works of /etc/passwd"));

        assertThat(answer.problem()).isEqualTo("500 internal");
        assertThat(answer.body()).contains("The log has the cause").doesNotContain("passwd", "Exception", "\\tat");
    }

    @Test
    void anErrorOfTheMachineIsAnsweredToo() {
        Answer answer = answerTo(new RuntimeException(new OutOfMemoryError("heap of secrets")));

        assertThat(answer.problem()).isEqualTo("500 internal");
        assertThat(answer.body()).doesNotContain("heap");
    }

    @Test
    void aRateLimitWithoutATimeIsLeftAloneForAMinute() {
        Answer answer = answerTo(new PlatformException.RateLimited("too many", null));

        assertThat(answer.problem()).isEqualTo("503 rate-limited");
        assertThat(answer.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void aRateLimitThatIsOverIsTriedAgainAtOnce() {
        Answer answer = answerTo(new PlatformException.RateLimited("too many", NOW.minusSeconds(5)));

        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aPlatformThatAnswersNonsenseIsToldApartFromOneThatIsDown() {
        assertThat(answerTo(new PlatformException.Malformed("no JSON", null)).problem())
                .isEqualTo("502 platform-malformed");
        assertThat(answerTo(new PlatformException.Unavailable("down", null)).problem())
                .isEqualTo("502 platform-unavailable");
    }

    private static Answer answerTo(RuntimeException failure) {
        Failures failures = new Failures(Json.mapper(), InstantSource.fixed(NOW), FailuresTest::trouble);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            failures.register(config.routes);
            config.routes.get("/fail", context -> {
                throw failure;
            });
        });
        server.start("127.0.0.1", 0);
        try {
            return new ApiClient(URI.create("http://127.0.0.1:" + server.port()), null).get("/fail");
        } finally {
            server.stop();
        }
    }

    private static @Nullable String trouble(Throwable failure) {
        return failure instanceof DiskFull ? failure.getMessage() : null;
    }

    private static final class DiskFull extends RuntimeException {
        private static final long serialVersionUID = 1;

        private DiskFull() {
            super("The disk is full: nothing was written. Free some space");
        }
    }
}
