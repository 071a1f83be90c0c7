package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.memory.MemoryStore;
import social.starling.ports.backup.Generation;
import social.starling.ports.delivery.PublishingSwitch;
import social.starling.ports.event.EventRow;

/** S3: a database from an older backup sends nothing before a person has looked. */
class HighWaterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Instant now = NOW;

    @Test
    void aDatabaseThatGoesOnIsNotPaused() {
        MemoryStore store = storeWith(3);
        mark(store).check();
        mark(store).close();
        HighWater next = mark(store);
        next.check();
        assertThat(store.publishing().paused()).isEmpty();
    }

    @Test
    void aDatabaseFromAnOlderBackupIsPausedOnceAndSaysWhy() {
        HighWater before = mark(storeWith(7));
        before.check();
        before.close();

        MemoryStore restored = storeWith(4);
        mark(restored).check();
        assertThat(restored.publishing().paused())
                .map(PublishingSwitch.Pause::reason)
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("event 4")
                        .contains("event 7")
                        .contains("restored from a backup"));

        restored.publishing().resume();
        mark(restored).check();
        assertThat(restored.publishing().paused()).isEmpty();
    }

    @Test
    void thePauseThatStoodInTheBackupKeepsItsWords() {
        HighWater before = mark(storeWith(7));
        before.check();
        before.close();

        MemoryStore restored = storeWith(4);
        restored.publishing().pause(new PublishingSwitch.Pause("over night", "ann", NOW.minusSeconds(60)));
        mark(restored).check();

        assertThat(restored.publishing().paused()).hasValueSatisfying(pause -> {
            assertThat(pause.reason()).contains("restored from a backup").endsWith("by ann: over night");
            assertThat(pause.since()).isEqualTo(NOW);
        });
    }

    @Test
    void aDatabaseThatWasRestoredByCommandIsNotPausedAnewByAnyDaemonsFile() {
        Path others = folder.resolve("high-water-of-another-daemon");
        MemoryStore before = storeWith(7);
        mark(before).check();
        mark(before, others).check();

        now = now.plusSeconds(60);
        MemoryStore restored = storeWith(4);
        restored.generations().begin(new Generation("restored", now));
        mark(restored).check();
        assertThat(restored.publishing().paused()).isEmpty();
        mark(restored, others).check();
        assertThat(restored.publishing().paused()).isEmpty();
    }

    @Test
    void aDatabaseTakenBackByHandIsPausedOnceAndNotAgainByAnotherDaemonsFile() {
        Path others = folder.resolve("high-water-of-another-daemon");
        MemoryStore before = storeWith(7);
        mark(before).check();
        mark(before, others).check();
        Generation first = before.generations().current().orElseThrow();

        now = now.plusSeconds(60);
        MemoryStore restored = storeWith(4);
        restored.generations().begin(first);
        mark(restored).check();
        assertThat(restored.publishing().paused()).isPresent();
        restored.publishing().resume();
        mark(restored, others).check();
        assertThat(restored.publishing().paused()).isEmpty();
    }

    @Test
    void aDatabaseOfAnEarlierLineOfHistoryIsPausedHoweverFarItIs() {
        MemoryStore newer = storeWith(3);
        newer.generations().begin(new Generation("newer", NOW));
        mark(newer).check();

        MemoryStore older = storeWith(9);
        older.generations().begin(new Generation("older", NOW.minusSeconds(1)));
        mark(older).check();
        assertThat(older.publishing().paused()).isPresent();
    }

    @Test
    void whatAnotherDaemonWroteMeanwhileIsNoRestore() {
        Path others = folder.resolve("high-water-of-another-daemon");
        MemoryStore shared = storeWith(3);
        mark(shared).check();
        mark(shared, others).check();
        shared.events().append(rows(5));
        mark(shared, others).check();
        mark(shared).check();
        assertThat(shared.publishing().paused()).isEmpty();
    }

    @Test
    void aFileOfAnOlderStarlingStillCounts() throws IOException {
        Files.writeString(file(), "7\n");
        MemoryStore restored = storeWith(4);
        restored.generations().begin(new Generation("any", NOW));
        mark(restored).check();
        assertThat(restored.publishing().paused()).isPresent();
    }

    @Test
    void whatRoseIsWrittenAtMostOnceASecond() throws IOException {
        HighWater mark = mark(storeWith(1));
        mark.check();
        mark.rose(2);
        assertThat(Files.readString(file())).startsWith("1 gen-");
        nanos.addAndGet(2_000_000_000L);
        mark.rose(3);
        assertThat(Files.readString(file())).startsWith("3 gen-");
    }

    @Test
    void aDamagedFileIsNamedAndNothingStarts() throws IOException {
        Files.writeString(file(), "not a number");
        assertThatThrownBy(() -> mark(storeWith(1)).check())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void aDatabaseThatWasTakenBackByHandIsNoticedByTheWholeProduct() throws IOException {
        Path data = folder.resolve("data");
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, data)) {
            starling.events().append(rows(1));
        }
        Files.writeString(data.resolve("high-water"), "50\n");
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, data)) {
            assertThat(starling.desk().paused()).isPresent();
        }
    }

    private HighWater mark(MemoryStore store) {
        return mark(store, file());
    }

    private HighWater mark(MemoryStore store, Path file) {
        return new HighWater(
                new HighWaterFile(file),
                store.events(),
                store.publishing(),
                new Generations(store.generations(), new Random(nanos.incrementAndGet()), () -> now),
                () -> now,
                nanos::get);
    }

    private Path file() {
        return folder.resolve("high-water");
    }

    private static MemoryStore storeWith(int events) {
        MemoryStore store = new MemoryStore(() -> NOW);
        store.events().append(rows(events));
        return store;
    }

    private static List<EventRow> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new EventRow("test.happened", NOW, "s" + n, Map.of()))
                .toList();
    }
}
