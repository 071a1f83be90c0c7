package social.starling.assembly;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.core.event.EventBus;
import social.starling.core.event.StarlingEvent;
import social.starling.ports.event.EventLog;

/** The settings that count now, and how a changed file is followed while everything runs. */
public final class SettingsInUse {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsInUse.class);

    private final EventLog events;
    private final EventBus bus;
    private final InstantSource clock;
    private final List<Consumer<StarlingSettings>> followers = new CopyOnWriteArrayList<>();
    private volatile Configuration current;
    /** As it was written when the process started, against which is told what waits for the next start. */
    private final Configuration started;

    private List<SettingEntry> waiting = List.of();

    SettingsInUse(Configuration started, EventLog events, EventBus bus, InstantSource clock) {
        this.started = started;
        this.current = started;
        this.events = events;
        this.bus = bus;
        this.clock = clock;
    }

    /** One consistent whole; another one may count a moment later. */
    public StarlingSettings settings() {
        return current.settings();
    }

    public Configuration configuration() {
        return current;
    }

    /** What is written and counts from the next start on. */
    public synchronized List<SettingEntry> waiting() {
        return waiting;
    }

    /** {@code follower} is told of settings that have changed, on the thread that brings them. */
    public void follow(Consumer<StarlingSettings> follower) {
        followers.add(follower);
    }

    /**
     * Reads the file again and follows what can be followed; the rest counts from the next start on.
     *
     * @throws StartupException with a sentence for everything that is wrong; then nothing changes
     * @throws IllegalStateException when the settings were made by a program and no file counts
     */
    public synchronized Change reload() {
        Configuration fresh;
        try {
            fresh = current.readAgain()
                    .orElseThrow(() -> new IllegalStateException(
                            "The settings were given by the program that runs Starling; there is no file to be read"));
        } catch (StartupException e) {
            LOG.warn("The changed settings are refused, and those before them stay. {}", e.getMessage());
            tell(new StarlingEvent.SettingsRefused(String.valueOf(e.getMessage())));
            throw e;
        }
        return follow(fresh);
    }

    private Change follow(Configuration fresh) {
        Configuration next = current.following(fresh);
        List<SettingEntry> now = current.changed(next);
        List<SettingEntry> later = started.changed(fresh).stream()
                .filter(entry -> !entry.followed())
                .toList();
        boolean news = !now.isEmpty() || !later.equals(waiting);
        current = next;
        waiting = later;
        if (news) {
            log(now, later);
            followers.forEach(follower -> follower.accept(next.settings()));
            Map<String, String> values = new LinkedHashMap<>();
            now.forEach(entry -> values.put(entry.key(), String.valueOf(entry.value())));
            tell(new StarlingEvent.SettingsFollowed(
                    values, later.stream().map(SettingEntry::key).toList()));
        }
        return new Change(now, later);
    }

    /** Before another level is followed, which might be one that leaves these lines out. */
    private static void log(List<SettingEntry> now, List<SettingEntry> later) {
        now.forEach(entry -> LOG.info("{} is {} from now on ({})", entry.key(), entry.value(), entry.origin()));
        later.forEach(entry -> LOG.info("{} changes at the next start", entry.key()));
    }

    /** What is not stored is in the log all the same. */
    private void tell(StarlingEvent event) {
        try {
            events.append(List.of(event.row(clock.instant())));
            bus.ring();
        } catch (RuntimeException e) {
            LOG.warn("The event about the settings is not stored: {}", e.toString());
        }
    }

    /**
     * What a reading of the file has changed.
     *
     * @param now what counts from now on
     * @param later what is written and counts from the next start on, this time or before
     */
    public record Change(List<SettingEntry> now, List<SettingEntry> later) {
        public Change {
            now = List.copyOf(now);
            later = List.copyOf(later);
        }
    }
}
