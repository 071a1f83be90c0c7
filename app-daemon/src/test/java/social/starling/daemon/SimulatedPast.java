package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import social.starling.assembly.PlatformSettings;
import social.starling.assembly.Starling;
import social.starling.assembly.StarlingSettings;
import social.starling.core.backfill.BackfillProposal;
import social.starling.ports.account.AccountId;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.bluesky.BlueskySandbox;
import social.starling.sandbox.x.XPost;
import social.starling.sandbox.x.XSandbox;
import social.starling.sandbox.x.XUser;

/**
 * Two simulated platforms on which people posted before they came to Starling: twelve posts on X, of which every third
 * continues the third before it, and eight on Bluesky.
 */
final class SimulatedPast implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final List<String> ON_X = named("On X ", 12);
    static final List<String> ON_BLUESKY = named("On Bluesky ", 8);
    static final List<String> BOTH =
            Stream.concat(ON_X.stream(), ON_BLUESKY.stream()).toList();

    private final Path data;
    private final XSandbox x = XSandbox.start();
    private final BlueskySandbox bluesky = BlueskySandbox.start();

    SimulatedPast(Path data) {
        this.data = data;
        List<XPost> posts = new ArrayList<>();
        for (int i = 0; i < ON_X.size(); i++) {
            Optional<String> parent =
                    i % 3 == 0 && i > 0 ? Optional.of(posts.get(i - 3).id()) : Optional.empty();
            posts.add(x.post("ada", ON_X.get(i), parent, List.of()));
        }
        ON_BLUESKY.forEach(text -> bluesky.post("ada.test", text));
    }

    /** A whole Starling at work in this process; its people are connected, by a route both ways. */
    Starling open() {
        DemoPeople people = new DemoPeople(x, bluesky);
        Starling starling =
                Starling.open(StarlingSettings.DEFAULT.with(people.platforms(PlatformSettings.DEFAULT)), data);
        people.connect(starling);
        starling.startCourier();
        starling.startSynchronizing();
        return starling;
    }

    /** One in a process of its own, over the same data. @param later how far its clock is ahead */
    DaemonProcess process(Duration later) throws IOException {
        SettingsFile.write(data, new DemoPeople(x, bluesky).platforms(PlatformSettings.DEFAULT));
        return DaemonProcess.start(data, later);
    }

    /** All that {@code source} has posted. */
    static BackfillId propose(Starling starling, AccountId source, int pace) {
        return starling.backfills()
                .propose(new BackfillProposal(
                        starling.routes().list().getFirst().id(),
                        source,
                        new BackfillWindow.Last(50),
                        pace,
                        null,
                        BackfillStart.ALWAYS))
                .id();
    }

    static Backfill end(Starling starling, BackfillId id) {
        await().atMost(PATIENCE)
                .until(() -> starling.backfills().require(id).state().isOver());
        return starling.backfills().require(id);
    }

    /** Whose posts those on X are. */
    XUser owner() {
        return x.users().getFirst();
    }

    /** How many posts the person's own app has read and X has billed. */
    int billedReads() {
        return x.cost().ownedReads() + x.cost().postReads();
    }

    void postOnBluesky(String text) {
        bluesky.post("ada.test", text);
    }

    List<BlueskyPost> blueskyPosts() {
        return bluesky.posts("ada.test");
    }

    List<String> onX() {
        return x.posts("ada").stream().map(XPost::text).toList();
    }

    List<String> onBluesky() {
        return bluesky.posts("ada.test").stream().map(BlueskyPost::text).toList();
    }

    void assertThreadHangsTogetherOnBluesky() {
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

    private static List<String> named(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    }

    @Override
    public void close() {
        bluesky.close();
        x.close();
    }
}
