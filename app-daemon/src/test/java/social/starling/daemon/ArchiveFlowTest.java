package social.starling.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static social.starling.daemon.SimulatedPast.ON_BLUESKY;
import static social.starling.daemon.SimulatedPast.PATIENCE;
import static social.starling.daemon.SimulatedPast.end;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.Starling;
import social.starling.core.backfill.BackfillProposal;
import social.starling.ports.archive.PostArchive;
import social.starling.ports.backfill.Backfill;
import social.starling.ports.backfill.BackfillId;
import social.starling.ports.backfill.BackfillStart;
import social.starling.ports.backfill.BackfillState;
import social.starling.ports.backfill.BackfillWindow;
import social.starling.ports.money.Money;
import social.starling.ports.route.Route;
import social.starling.sandbox.bluesky.BlueskyPost;
import social.starling.sandbox.media.TestPicture;
import social.starling.testkit.archive.SampleArchive;
import social.starling.testkit.archive.SamplePost;

/** S11: an archive of X is brought over to the simulated Bluesky, with its pictures, and X is asked for nothing. */
class ArchiveFlowTest {
    private static final Instant LONG_AGO = Instant.parse("2019-05-01T10:00:00Z");
    private static final String COPIED = "Somebody else's tool has brought this one over already, long ago";

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
    void anArchiveIsBroughtOverWithItsPicturesAndThreads() throws IOException {
        past.postOnBluesky(COPIED);
        SamplePost first = SamplePost.of(LONG_AGO, 0, "From the archive: tea & toast https://t.co/pic");
        byte[] picture = TestPicture.DRAWING.bytes(64, 48);
        String name = first.photo("https://t.co/pic", "one.png");
        first.altText("tea");
        String owner = past.owner().id();
        SamplePost second =
                SamplePost.of(LONG_AGO.plusSeconds(60), 0, "and a second cup").answers(first.id(), owner, "ada");
        SamplePost there = SamplePost.of(LONG_AGO.plusSeconds(90), 0, COPIED);
        SamplePost repost = SamplePost.of(LONG_AGO.plusSeconds(99), 0, "RT @grace: not mine");
        Path file = folder.resolve("x.zip");
        try (SampleArchive zip = SampleArchive.create(file, owner, "ada")) {
            zip.posts(repost, there, second, first).media(name, picture);
        }
        try (Starling starling = past.open()) {
            int billed = past.billedReads();
            Backfill done = end(starling, propose(starling, take(starling, file), 360_000));

            assertThat(done.state()).isEqualTo(BackfillState.DONE);
            assertThat(done.position().done().carried()).isEqualTo(2);
            assertThat(done.position().done().recognised()).isEqualTo(1);
            assertThat(done.position().done().skipped()).isEqualTo(1);
            assertThat(done.forecast().tally().price()).isEqualTo(Money.ZERO);
            assertThat(past.billedReads()).isEqualTo(billed);
            List<BlueskyPost> posts = past.blueskyPosts();
            assertThat(posts).hasSize(ON_BLUESKY.size() + 3);
            BlueskyPost tea = posts.stream()
                    .filter(post -> post.text().equals("From the archive: tea & toast"))
                    .findFirst()
                    .orElseThrow();
            assertThat(tea.media()).singleElement().satisfies(media -> {
                assertThat(media.alt()).isEqualTo("tea");
                assertThat(media.width()).isEqualTo(64);
            });
            assertThat(tea.createdAt()).startsWith("2019-05-01T10:00:00");
            assertThat(posts.stream()
                            .filter(post -> post.text().equals("and a second cup"))
                            .findFirst()
                            .orElseThrow()
                            .replyParent())
                    .contains(tea.uri());

            Backfill again = end(starling, propose(starling, take(starling, file), 360_000));
            assertThat(again.forecast().tally().carried()).isZero();
            assertThat(again.forecast().tally().known()).isEqualTo(3);
        }
    }

    /** It works on in a process of its own, is killed without warning, and another one goes on. */
    @Test
    void aDaemonThatIsKilledInTheMiddleDoublesNothing() throws Exception {
        Path file = folder.resolve("x.zip");
        List<String> texts = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "From the archive " + i)
                .toList();
        try (SampleArchive zip =
                SampleArchive.create(file, past.owner().id(), past.owner().username())) {
            zip.posts(
                    IntStream.rangeClosed(1, 12)
                            .mapToObj(i -> SamplePost.of(LONG_AGO.plusSeconds(i), 0, "From the archive " + i))
                            .iterator(),
                    5);
        }
        BackfillId id;
        try (Starling starling = past.open()) {
            id = propose(starling, take(starling, file), 3_600);
            await().atMost(PATIENCE)
                    .until(() -> starling.backfills().require(id).state() == BackfillState.RUNNING);
        }
        Files.delete(file);
        try (DaemonProcess daemon = past.process(Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> past.onBluesky().size() >= ON_BLUESKY.size() + 4);
            daemon.kill();
        }
        assertThat(past.onBluesky()).hasSizeLessThan(ON_BLUESKY.size() + texts.size());
        // Ten minutes later leases have run out.
        try (DaemonProcess daemon = past.process(Duration.ofMinutes(10))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    daemon.api().get("/api/deliveries").json().findValuesAsString("state"))
                            .hasSize(texts.size())
                            .containsOnly("CONFIRMED"));
            daemon.kill();
        }
        try (Starling starling = past.open()) {
            assertThat(end(starling, id).state()).isEqualTo(BackfillState.DONE);
        }
        assertThat(past.onBluesky()).filteredOn(texts::contains).containsExactlyInAnyOrderElementsOf(texts);
    }

    private static PostArchive take(Starling starling, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return starling.archives().take(in, Files.size(file));
        }
    }

    private static BackfillId propose(Starling starling, PostArchive archive, int pace) {
        Route route = starling.routes().list().getFirst();
        return starling.backfills()
                .propose(new BackfillProposal(
                        route.id(),
                        route.source(),
                        new BackfillWindow.Since(Instant.EPOCH),
                        pace,
                        null,
                        BackfillStart.ALWAYS,
                        archive.id()))
                .id();
    }
}
