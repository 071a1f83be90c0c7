package social.starling.assembly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The settings of a process, each with where its value comes from.
 *
 * @param file where settings are written; it need not exist
 * @param entries every setting there is, in the order of the documentation
 */
public record Configuration(Path file, StarlingSettings settings, List<SettingEntry> entries) {
    public Configuration {
        entries = List.copyOf(entries);
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
        return new Configuration(file, settings, read.finish());
    }

    /** Of settings that a program made itself. @param by the origin of what differs from the defaults */
    public static Configuration given(Path dataDir, StarlingSettings settings, String by) {
        List<SettingEntry> missing = SettingKeys.ALL.stream()
                .map(setting -> SettingEntry.of(
                        setting, setting.written(StarlingSettings.DEFAULT), new SettingOrigin.Default()))
                .toList();
        return new Configuration(dataDir.resolve(StarlingSettings.FILE), StarlingSettings.DEFAULT, missing)
                .with(by, unsaid -> settings);
    }

    /** The same with what {@code change} makes of the settings. @param by the origin of what it changes */
    public Configuration with(String by, UnaryOperator<StarlingSettings> change) {
        StarlingSettings changed = change.apply(settings);
        List<SettingEntry> others = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Setting<?> setting = SettingKeys.ALL.get(i);
            Object after = setting.written(changed);
            boolean same = Objects.equals(setting.written(settings), after);
            others.add(same ? entries.get(i) : SettingEntry.of(setting, after, new SettingOrigin.Given(by)));
        }
        return new Configuration(file, changed, others);
    }
}
