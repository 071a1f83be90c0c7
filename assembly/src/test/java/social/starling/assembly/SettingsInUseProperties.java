package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import social.starling.core.event.EventBus;
import social.starling.core.task.VirtualTasks;
import social.starling.memory.MemoryStore;

/** Property 13: whatever is written one after the other, the last right file counts, at once and where it can. */
class SettingsInUseProperties {
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("starling-settings");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve(StarlingSettings.FILE));
        Files.delete(folder);
    }

    /** @param wrong whether something in it is not allowed */
    record Written(String level, boolean media, boolean threads, int port, String format, boolean wrong) {
        String json() {
            return "{\"log\": {\"level\": \"%s\", \"format\": \"%s\"}, \"server\": {\"port\": %d}, "
                            .formatted(level, format, port)
                    + "\"sync\": {\"media\": %s, \"threads\": %s%s}}"
                            .formatted(media, threads, wrong ? ", \"interval\": 0" : "");
        }

        Map<String, Object> followed() {
            return Map.of("log.level", level, "sync.media", media, "sync.threads", threads);
        }

        Map<String, Object> fixed() {
            return Map.of("server.port", port, "log.format", format);
        }
    }

    @Property(tries = 300)
    void theLastRightFileCountsAndWhatNeedsAStartStaysAsItWas(@ForAll("histories") List<Written> history)
            throws IOException {
        Written first = history.getFirst();
        SettingsInUse inUse = start(first);
        Written right = first;
        for (Written each : history.subList(1, history.size())) {
            write(each);
            StarlingSettings before = inUse.settings();
            if (each.wrong()) {
                assertThat(refuses(inUse)).isTrue();
                assertThat(inUse.settings()).isSameAs(before);
            } else {
                inUse.reload();
                right = each;
            }
            assertThat(values(inUse.configuration().entries())).containsAllEntriesOf(right.followed());
            assertThat(values(inUse.configuration().entries())).containsAllEntriesOf(first.fixed());
            Written last = right;
            assertThat(inUse.waiting())
                    .extracting(SettingEntry::key)
                    .containsExactlyInAnyOrderElementsOf(first.fixed().keySet().stream()
                            .filter(key ->
                                    !first.fixed().get(key).equals(last.fixed().get(key)))
                            .toList());
        }
    }

    @Provide
    Arbitrary<List<Written>> histories() {
        Arbitrary<Written> right = written(Arbitraries.just(false));
        Arbitrary<Written> any = written(Arbitraries.of(true, false));
        return Combinators.combine(right, any.list().ofMinSize(1).ofMaxSize(8))
                .as((first, others) -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(first), others.stream())
                        .toList());
    }

    private static Arbitrary<Written> written(Arbitrary<Boolean> wrong) {
        return Combinators.combine(
                        Arbitraries.of("error", "warn", "info", "debug", "trace"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(7878, 7879),
                        Arbitraries.of("plain", "json"),
                        wrong)
                .as(Written::new);
    }

    private static SettingsInUse start(Written first) throws IOException {
        write(first);
        MemoryStore store = new MemoryStore(InstantSource.system());
        return new SettingsInUse(
                Configuration.read(folder, Map.of()),
                store.events(),
                new EventBus(store.events(), new VirtualTasks()),
                InstantSource.system());
    }

    private static boolean refuses(SettingsInUse inUse) {
        try {
            inUse.reload();
            return false;
        } catch (StartupException e) {
            return true;
        }
    }

    private static Map<String, Object> values(List<SettingEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.value() != null)
                .collect(java.util.stream.Collectors.toMap(SettingEntry::key, SettingEntry::value));
    }

    private static void write(Written written) throws IOException {
        Files.writeString(folder.resolve(StarlingSettings.FILE), written.json());
    }
}
