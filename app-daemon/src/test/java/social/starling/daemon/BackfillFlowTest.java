package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.Starling;
import social.starling.assembly.StarlingSettings;
import social.starling.core.backfill.BackfillProposal;
import social.starling.core.sync.SyncReport;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.route.Route;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;

/** S11: older posts are brought over between the simulated platforms, over HTTP and with a database on the disk. */
class BackfillFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ON_X = named("On X ", 12);
    private static final List<String> ON_BLUESKY = named("On Bluesky ", 8);

    @TempDir
    Path folder;

    private XSandbox x;
    private BlueskySandbox bluesky;

    @BeforeEach
    void platforms() throws Exception {
        x = XSandbox.start();
        bluesky = BlueskySandbox.start();
        postThreads();
    }

    @AfterEach
    void noPlatforms() {
        bluesky.close();
        x.close();
    }

    @Test
    void olderPostsAreBroughtOverInBothDirectionsAndNoneComesBack() {
        try (Starling starling = open()) {
            Route route = starling.routes().list().getFirst();
            BackfillId there = propose(starling, route.source(), 36_000);
            assertThat(end(starling, there).position().done().carried()).isEqualTo(12);
            BackfillId back = propose(starling, route.target(), 36_000);
            Backfill done = end(starling, back);

            assertThat(done.position().done().carried()).isEqualTo(8);
            assertThat(done.position().done().known()).as("own copies").isEqualTo(12);
            assertThat(starling.backfills().progress(done).percent()).isEqualTo(100);
            assertThat(onBluesky()).containsExactlyInAnyOrderElementsOf(both());
            assertThat(onX()).containsExactlyInAnyOrderElementsOf(both());
            assertThreadHangsTogether();
            SyncReport next = starling.synchronization().synchronizer().sync(null);
            assertThat(next.planned()).isZero();
        }
    }

    @Test
    void aRestartInTheMiddleGoesOnWhereItWas() {
        BackfillId id;
        try (Starling starling = open()) {
            id = propose(starling, starling.routes().list().getFirst().source(), 7_200);
            await().atMost(PATIENCE)
                    .until(() ->
                            starling.backfills().require(id).position().done().carried() >= 4);
        }
        int halfway = onBluesky().size() - ON_BLUESKY.size();
        assertThat(halfway).isBetween(3, 11);
        try (Starling starling = open()) {
            Backfill done = end(starling, id);

            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(done.position().done()).isEqualTo(done.forecast().tally());
            assertThat(onBluesky()).containsExactlyInAnyOrderElementsOf(both());
            assertThreadHangsTogether();
        }
    }

    private Starling open() {
        DemoPeople people = new DemoPeople(x, bluesky);
        PlatformSettings platforms = people.platforms(PlatformSettings.DEFAULT);
        Starling starling = Starling.open(StarlingSettings.DEFAULT.with(platforms), folder.resolve("data"));
        people.connect(starling);
        starling.startCourier();
        starling.startSynchronizing();
        return starling;
    }

    private static BackfillId propose(Starling starling, AccountId source, int pace) {
        Route route = starling.routes().list().getFirst();
        return starling.backfills()
                .propose(new BackfillProposal(
                        route.id(), source, new BackfillWindow.Last(50), pace, null, BackfillStart.ALWAYS))
                .id();
    }

    private static Backfill end(Starling starling, BackfillId id) {
        await().atMost(PATIENCE)
                .until(() -> starling.backfills().require(id).state().isOver());
        return starling.backfills().require(id);
    }

    /** Every third post of X answers the third before it. */
    private void postThreads() {
        List<XPost> posts = new ArrayList<>();
        for (int i = 0; i < ON_X.size(); i++) {
            Optional<String> parent =
                    i % 3 == 0 && i > 0 ? Optional.of(posts.get(i - 3).id()) : Optional.empty();
            posts.add(x.post("ada", ON_X.get(i), parent, List.of()));
        }
        ON_BLUESKY.forEach(text -> bluesky.post("ada.test", text));
    }

    private void assertThreadHangsTogether() {
        for (int i = 3; i < ON_X.size(); i += 3) {
            assertThat(copy(ON_X.get(i)).replyParent())
                    .contains(copy(ON_X.get(i - 3)).uri());
        }
    }

    private BlueskyPost copy(String text) {
        return bluesky.posts("ada.test").stream()
                .filter(post -> post.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private List<String> onX() {
        return x.posts("ada").stream().map(XPost::text).toList();
    }

    private List<String> onBluesky() {
        return bluesky.posts("ada.test").stream().map(BlueskyPost::text).toList();
    }

    private static List<String> both() {
        return Stream.concat(ON_X.stream(), ON_BLUESKY.stream()).toList();
    }

    private static List<String> named(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    }
}
