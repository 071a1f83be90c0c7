package social.starling.assembly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings of a process, each with where its value comes from. */
public final class Configuration {
    private final Path file;
    private final StarlingSettings settings;
    private final List<SettingEntry> entries;
    /** Null where a program made the settings and no file counts. */
    private final @Nullable Map<String, String> environment;

    private Configuration(
            Path file,
            StarlingSettings settings,
            List<SettingEntry> entries,
            @Nullable Map<String, String> environment) {
        this.file = file;
        this.settings = settings;
        this.entries = List.copyOf(entries);
        this.environment = environment == null ? null : Map.copyOf(environment);
    }

    /**
     * Reads {@code starling.json} in {@code dataDir}, where there is one, and the variables {@code STARLING_…} over it.
     *
     * @throws StartupException {@code SETTINGS} with a sentence for everything that is wrong
     */
    public static Configuration read(Path dataDir, Map<String, String> environment) {
        return of(dataDir.resolve(StarlingSettings.FILE), environment);
    }

    /** The same from a file of any name. */
    public static Configuration of(Path file, Map<String, String> environment) {
        SettingsReading read = new SettingsReading(SettingsSource.read(file, environment));
        StarlingSettings settings = new SettingsSections(read).all();
        return new Configuration(file, settings, read.finish(), environment);
    }

    /** Of settings that a program made itself; no file counts. @param by the origin of what differs from the defaults */
    public static Configuration given(Path dataDir, StarlingSettings settings, String by) {
        List<SettingEntry> missing = SettingKeys.ALL.stream()
                .map(setting -> SettingEntry.of(
                        setting, setting.written(StarlingSettings.DEFAULT), new SettingOrigin.Default()))
                .toList();
        return new Configuration(dataDir.resolve(StarlingSettings.FILE), StarlingSettings.DEFAULT, missing, null)
                .with(by, unsaid -> settings);
    }

    /** The same with what {@code change} makes of the settings. @param by the origin of what it changes */
    public Configuration with(String by, UnaryOperator<StarlingSettings> change) {
        StarlingSettings changed = change.apply(settings);
        List<SettingEntry> others = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Setting<?> setting = SettingKeys.ALL.get(i);
            boolean same =
                    Objects.equals(setting.of().apply(settings), setting.of().apply(changed));
            others.add(
                    same
                            ? entries.get(i)
                            : SettingEntry.of(setting, setting.written(changed), new SettingOrigin.Given(by)));
        }
        return new Configuration(file, changed, others, environment);
    }

    /** Whether the file counts, and is worth reading again when it changes. */
    boolean isWritten() {
        return environment != null;
    }

    /** The same file and environment as they are now; empty where no file counts. @throws StartupException as before */
    Optional<Configuration> readAgain() {
        return environment == null ? Optional.empty() : Optional.of(of(file, environment));
    }

    /** This one with what a running daemon follows taken from {@code fresh}. */
    Configuration following(Configuration fresh) {
        List<SettingEntry> followed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            followed.add((entries.get(i).followed() ? fresh : this).entries.get(i));
        }
        return new Configuration(file, settings.following(fresh.settings), followed, environment);
    }

    /** The settings that have another value in {@code other}, with that value; what was given by a program stays. */
    List<SettingEntry> changed(Configuration other) {
        List<SettingEntry> changed = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).origin() instanceof SettingOrigin.Given) {
                continue;
            }
            Setting<?> setting = SettingKeys.ALL.get(i);
            boolean same = Objects.equals(
                            entries.get(i).value(), other.entries.get(i).value())
                    && Objects.equals(setting.of().apply(settings), setting.of().apply(other.settings));
            if (!same) {
                changed.add(other.entries.get(i));
            }
        }
        return changed;
    }

    /** Where settings are written; it need not exist. */
    public Path file() {
        return file;
    }

    public StarlingSettings settings() {
        return settings;
    }

    /** Every setting there is, in the order of the documentation. */
    public List<SettingEntry> entries() {
        return entries;
    }

    @Override
    public String toString() {
        return "Configuration[" + file + ", " + settings + "]";
    }
}
