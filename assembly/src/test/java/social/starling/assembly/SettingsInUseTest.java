package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.assembly.LogSettings.Level;
import social.starling.core.event.EventBus;
import social.starling.core.sync.SyncSwitches;
import social.starling.core.task.VirtualTasks;
import social.starling.memory.MemoryStore;
import social.starling.ports.event.EventEntry;
import social.starling.ports.event.EventRow;

/** O10, S12 and property 13: a changed file counts at once where it can, and disturbs nothing. */
class SettingsInUseTest {
    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore(InstantSource.system());

    @Test
    void whatCanBeFollowedCountsAtOnceAndIsTold() throws IOException {
        SettingsInUse inUse = started("{}");
        List<StarlingSettings> told = new ArrayList<>();
        inUse.follow(told::add);
        write("{\"log\": {\"level\": \"debug\"}, \"sync\": {\"media\": false}}");

        SettingsInUse.Change change = inUse.reload();

        assertThat(change.now()).extracting(SettingEntry::key).containsExactly("sync.media", "log.level");
        assertThat(inUse.settings().carried()).isEqualTo(new SyncSwitches(false, true));
        assertThat(inUse.settings().log().level()).isEqualTo(Level.DEBUG);
        assertThat(told).containsExactly(inUse.settings());
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("settings.followed");
            assertThat(event.fields()).isEqualTo(Map.of("sync.media", "false", "log.level", "debug"));
        });
    }

    @Test
    void whatNeedsAStartIsNamedAndStaysAsItWas() throws IOException {
        SettingsInUse inUse = started("{\"server\": {\"port\": 7900}}");
        write("{\"server\": {\"port\": 7901}, \"sync\": {\"threads\": false}}");

        SettingsInUse.Change change = inUse.reload();

        assertThat(change.later()).extracting(SettingEntry::key).containsExactly("server.port");
        assertThat(inUse.settings().server().port()).isEqualTo(7900);
        assertThat(inUse.settings().carried().threads()).isFalse();
        assertThat(inUse.waiting()).extracting(SettingEntry::value).containsExactly(7901);
        assertThat(events().getLast().fields()).containsEntry("atNextStart", "server.port");

        write("{\"server\": {\"port\": 7900}}");
        inUse.reload();
        assertThat(inUse.waiting()).isEmpty();
    }

    @Test
    void aChangedSecretWaitsForTheNextStartAndShowsNowhere() throws IOException {
        Path secret = Files.writeString(folder.resolve("x.secret"), "hush-one");
        SettingsInUse inUse =
                started("{\"twitter\": {\"clientId\": \"abc\", \"clientSecretFile\": \"%s\"}}".formatted(secret));
        Files.writeString(secret, "hush-two");

        inUse.reload();

        assertThat(inUse.waiting()).extracting(SettingEntry::key).containsExactly("twitter.clientSecret");
        assertThat(inUse.waiting().toString() + events()).doesNotContain("hush");
    }

    @Test
    void aWrongFileIsRefusedWholeAndTheSettingsBeforeItStay() throws IOException {
        SettingsInUse inUse = started("{\"sync\": {\"media\": false}}");
        StarlingSettings before = inUse.settings();
        write("{\"sync\": {\"media\": true}, \"log\": {\"level\": \"loud\"}}");

        assertThatExceptionOfType(StartupException.class)
                .isThrownBy(inUse::reload)
                .withMessageContaining("loud");

        assertThat(inUse.settings()).isSameAs(before);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("settings.refused");
            assertThat(event.fields().get("reason")).contains("log.level", "loud", "debug, trace are allowed");
        });
    }

    @Test
    void whatSaysTheSameIsNoNews() throws IOException {
        SettingsInUse inUse = started("{\"sync\": {\"media\": false}}");
        write("{ \"sync\" : { \"media\" : false } }");

        assertThat(inUse.reload()).isEqualTo(new SettingsInUse.Change(List.of(), List.of()));
        assertThat(events()).isEmpty();
    }

    @Test
    void whatTheProcessWasStartedWithStays() throws IOException {
        write("{}");
        Configuration configuration = Configuration.read(folder, Map.of())
                .with("the demo", settings -> settings.withSyncInterval(Duration.ofSeconds(1)));
        SettingsInUse inUse = inUse(configuration);
        write("{\"log\": {\"level\": \"warn\"}}");

        inUse.reload();

        assertThat(inUse.settings().syncInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(inUse.settings().log().level()).isEqualTo(Level.WARN);
        assertThat(inUse.waiting()).isEmpty();
    }

    @Test
    void settingsOfAProgramAreNotReadAgain() {
        SettingsInUse inUse = inUse(Configuration.given(folder, StarlingSettings.DEFAULT, "this program"));

        assertThatIllegalStateException().isThrownBy(inUse::reload).withMessageContaining("given by the program");
    }

    /** The declaration and {@link StarlingSettings#following} agree, so that no key says more than it does. */
    @Test
    void exactlyTheSettingsThatSayItAreFollowed() throws IOException {
        Files.writeString(folder.resolve("x.secret"), "hush");
        write("""
                {"instance": "b", "database": {"url": "jdbc:postgresql://b:1/b", "user": "b", "passwordFile": "%1$s",
                 "connections": 4}, "secrets": {"keyFile": "%1$s"}, "server": {"host": "::1", "port": 1, "allowedHosts": ["b"]},
                 "sync": {"interval": 2, "media": false, "threads": false},
                 "courier": {"inFlight": 2, "lease": 61, "quarantine": 61},
                 "twitter": {"clientId": "b", "clientSecretFile": "%1$s", "apiUri": "http://b", "authorizeUri": "http://b"},
                 "bluesky": {"defaultServer": "http://b", "push": "jetstream", "jetstream": "wss://b.org",
                             "videoService": "https://b.org"},
                 "http": {"allowedAddresses": ["b:1"]}, "log": {"level": "trace", "format": "json"}}
                """.formatted(folder.resolve("x.secret")));
        Configuration other = Configuration.read(folder, Map.of("STARLING_SECRETS_KEYSET", "b"));
        Configuration defaults = Configuration.given(folder, StarlingSettings.DEFAULT, "this program");

        assertThat(defaults.changed(other))
                .as("each setting is changed above; add the new one")
                .hasSameSizeAs(SettingKeys.ALL);
        StarlingSettings followed = StarlingSettings.DEFAULT.following(other.settings());
        assertThat(SettingKeys.ALL).allSatisfy(setting -> {
            Object before = setting.written(StarlingSettings.DEFAULT);
            Object after = setting.written(followed);
            assertThat(Objects.equals(before, after)).as(setting.key()).isNotEqualTo(setting.followed());
        });
    }

    private SettingsInUse started(String json) throws IOException {
        write(json);
        return inUse(Configuration.read(folder, Map.of()));
    }

    private SettingsInUse inUse(Configuration configuration) {
        EventBus bus = new EventBus(store.events(), new VirtualTasks());
        return new SettingsInUse(configuration, store.events(), bus, InstantSource.system());
    }

    private List<EventRow> events() {
        return store.events().after(0, 100).stream().map(EventEntry::row).toList();
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(StarlingSettings.FILE), json);
    }
}
