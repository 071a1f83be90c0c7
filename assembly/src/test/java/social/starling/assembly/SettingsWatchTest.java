package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.LogSettings.Level;
import social.starling.core.event.EventBus;
import social.starling.core.task.VirtualTasks;
import social.starling.memory.MemoryStore;
import social.starling.ports.event.EventEntry;

/** A real folder, as editors change it. */
class SettingsWatchTest {
    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore(InstantSource.system());
    private final VirtualTasks tasks = new VirtualTasks();
    private final EventBus bus = new EventBus(store.events(), tasks);
    private final BlockingQueue<EventEntry> told = new LinkedBlockingQueue<>();
    private SettingsInUse inUse;
    private SettingsWatch watch;
    private EventBus.Subscription subscription;

    @BeforeEach
    void start() throws IOException {
        write("{}");
        subscription = bus.follow(0, told::add);
        inUse = new SettingsInUse(Configuration.read(folder, Map.of()), store.events(), bus, InstantSource.system());
        watch = new SettingsWatch(inUse, tasks);
        watch.start();
    }

    @AfterEach
    void stop() throws IOException {
        watch.close();
        subscription.close();
    }

    @Test
    void aFileThatIsPutInPlaceByRenamingIsFollowed() throws Exception {
        Path other = Files.writeString(folder.resolve("starling.json.tmp"), level("debug"));
        Files.move(other, folder.resolve(StarlingSettings.FILE), StandardCopyOption.REPLACE_EXISTING);

        assertThat(next()).isEqualTo("settings.followed");
        assertThat(inUse.settings().log().level()).isEqualTo(Level.DEBUG);
    }

    @Test
    void aFileThatIsWrittenWhereItStandsIsFollowed() throws Exception {
        write(level("warn"));

        assertThat(next()).isEqualTo("settings.followed");
        assertThat(inUse.settings().log().level()).isEqualTo(Level.WARN);
    }

    @Test
    void aFileThatIsHalfWrittenIsTriedAgain() throws Exception {
        write(level("debug").substring(0, 12));
        assertThat(next()).isEqualTo("settings.refused");
        assertThat(inUse.settings().log().level()).isEqualTo(Level.INFO);

        write(level("debug"));
        assertThat(next()).isEqualTo("settings.followed");
        assertThat(inUse.settings().log().level()).isEqualTo(Level.DEBUG);
    }

    @Test
    void withoutTheFileTheDefaultsCount() throws Exception {
        write(level("error"));
        assertThat(next()).isEqualTo("settings.followed");

        Files.delete(folder.resolve(StarlingSettings.FILE));
        assertThat(next()).isEqualTo("settings.followed");
        assertThat(inUse.settings().log().level()).isEqualTo(Level.INFO);
    }

    private String next() throws InterruptedException {
        EventEntry entry = told.poll(20, TimeUnit.SECONDS);
        return entry == null ? "nothing within 20 s" : entry.row().type();
    }

    private static String level(String level) {
        return "{\"log\": {\"level\": \"" + level + "\"}}";
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(StarlingSettings.FILE), json);
    }
}
