package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static social.starling.daemon.SimulatedPast.BOTH;
import static social.starling.daemon.SimulatedPast.ON_BLUESKY;
import static social.starling.daemon.SimulatedPast.ON_X;
import static social.starling.daemon.SimulatedPast.PATIENCE;
import static social.starling.daemon.SimulatedPast.end;
import static social.starling.daemon.SimulatedPast.propose;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.Starling;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.route.Route;

/** S11: older posts are brought over between the simulated platforms, over HTTP and with a database on the disk. */
class BackfillFlowTest {
    @TempDir
    Path folder;

    private SimulatedPast past;

    @BeforeEach
    void platforms() {
        past = new SimulatedPast(folder.resolve("data"));
    }

    @AfterEach
    void noPlatforms() {
        past.close();
    }

    @Test
    void olderPostsAreBroughtOverInBothDirectionsAndNoneComesBack() {
        try (Starling starling = past.open()) {
            Route route = starling.routes().list().getFirst();
            BackfillId there = propose(starling, route.source(), 36_000);
            assertThat(end(starling, there).position().done().carried()).isEqualTo(ON_X.size());
            Backfill done = end(starling, propose(starling, route.target(), 36_000));

            assertThat(done.position().done().carried()).isEqualTo(ON_BLUESKY.size());
            assertThat(done.position().done().known()).as("own copies").isEqualTo(ON_X.size());
            assertThat(starling.backfills().progress(done).percent()).isEqualTo(100);
            assertThat(past.onBluesky()).containsExactlyInAnyOrderElementsOf(BOTH);
            assertThat(past.onX()).containsExactlyInAnyOrderElementsOf(BOTH);
            past.assertThreadHangsTogetherOnBluesky();
            assertThat(starling.synchronization().synchronizer().sync(null).planned())
                    .isZero();
        }
    }

    @Test
    void aRestartInTheMiddleGoesOnWhereItWas() {
        BackfillId id;
        try (Starling starling = past.open()) {
            id = propose(starling, starling.routes().list().getFirst().source(), 7_200);
            await().atMost(PATIENCE)
                    .until(() ->
                            starling.backfills().require(id).position().done().carried() >= 4);
        }
        assertThat(past.onBluesky()).hasSizeBetween(ON_BLUESKY.size() + 3, BOTH.size() - 1);
        try (Starling starling = past.open()) {
            Backfill done = end(starling, id);

            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(done.position().done()).isEqualTo(done.forecast().tally());
            assertThat(past.onBluesky()).containsExactlyInAnyOrderElementsOf(BOTH);
            past.assertThreadHangsTogetherOnBluesky();
        }
    }

    /** It works on in a process of its own, is killed without warning, and another one goes on. */
    @Test
    void aDaemonThatIsKilledInTheMiddleDoublesNothing() throws Exception {
        BackfillId id;
        try (Starling starling = past.open()) {
            id = propose(starling, starling.routes().list().getFirst().source(), 3_600);
            await().atMost(PATIENCE)
                    .until(() -> starling.backfills().require(id).state() == BackfillState.RUNNING);
        }
        try (DaemonProcess daemon = past.process(Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> past.onBluesky().size() >= ON_BLUESKY.size() + 4);
            daemon.kill();
        }
        assertThat(past.onBluesky()).hasSizeLessThan(BOTH.size());
        // Ten minutes later leases have run out.
        try (DaemonProcess daemon = past.process(Duration.ofMinutes(10))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(states(daemon)).hasSize(ON_X.size()).containsOnly("CONFIRMED"));
            daemon.kill();
        }
        try (Starling starling = past.open()) {
            assertThat(end(starling, id).state()).isEqualTo(BackfillState.DONE);
        }
        assertThat(past.onBluesky()).containsExactlyInAnyOrderElementsOf(BOTH);
        past.assertThreadHangsTogetherOnBluesky();
    }

    private static List<String> states(DaemonProcess daemon) {
        return daemon.api().get("/api/deliveries").json().findValuesAsString("state");
    }
}
