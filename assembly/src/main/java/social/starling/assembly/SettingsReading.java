package social.starling.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.StartupException.Trouble;
import social.starling.ports.account.Secret;
import tools.jackson.databind.JsonNode;

/**
 * Turns written settings into values, remembers where each came from, and gathers a sentence for each that is wrong, so that
 * all are told at once. A value of the file is checked also where a variable stands over it.
 */
final class SettingsReading {
    private final SettingsSource source;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, SettingEntry> entries = new LinkedHashMap<>();

    SettingsReading(SettingsSource source) {
        this.source = source;
        SettingKeys.ALL.forEach(setting -> entries.put(
                setting.key(),
                SettingEntry.of(setting, setting.written(StarlingSettings.DEFAULT), new SettingOrigin.Default())));
    }

    /** Of a setting that always has a value. */
    <T> T value(Setting<T> setting) {
        return Objects.requireNonNull(optional(setting), setting.key());
    }

    /** Null where nothing is said, or nothing that is allowed, and there is no default. */
    <T> @Nullable T optional(Setting<T> setting) {
        T value = setting.missing();
        JsonNode written = source.ofFile(setting);
        if (written != null) {
            T read = setting.kind().ofFile(written);
            if (read == null) {
                problems.add(setting.isSecret() ? misplaced(setting) : wrong(setting, written));
            } else {
                value = read;
                remember(setting, read, new SettingOrigin.File(source.file()));
            }
        }
        String given = source.ofVariable(setting);
        if (given != null) {
            T read = setting.kind().ofVariable(given);
            if (read == null) {
                problems.add(source.told(setting) + "; " + setting.kind().allowed());
            } else {
                value = read;
                remember(setting, read, new SettingOrigin.Variable(setting.variable()));
            }
        }
        return value;
    }

    /** A secret from its variable, or else from the file that another setting names; null where there is neither. */
    @Nullable
    Secret secret(Setting<Secret> setting, Setting<String> named) {
        Secret given = optional(setting);
        String file = optional(named);
        if (given != null || file == null) {
            return given;
        }
        try {
            String content = Files.readString(Path.of(file)).strip();
            if (!content.isEmpty()) {
                Secret secret = new Secret(content);
                remember(setting, secret, new SettingOrigin.File(Path.of(file)));
                return secret;
            }
            problems.add(source.told(named) + "; that file is empty, and a file with the secret is allowed");
        } catch (IOException | InvalidPathException e) {
            problems.add(source.told(named) + "; that file cannot be read (" + e
                    + "), and a file with the secret that this user may read is allowed");
        }
        return null;
    }

    /** A value that checks itself; what it throws is told with what was written. */
    <T> T checked(Setting<?> setting, Supplier<T> made, T missing) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            problems.add(source.told(setting) + ". " + e.getMessage());
            return missing;
        }
    }

    /**
     * The settings with the values that count and their origins.
     *
     * @throws StartupException when anything was wrong or unknown
     */
    List<SettingEntry> finish() {
        problems.addAll(source.unknown(SettingKeys.ALL));
        if (!problems.isEmpty()) {
            throw new StartupException(Trouble.SETTINGS, String.join("\n", problems), null);
        }
        return List.copyOf(entries.values());
    }

    private <T> void remember(Setting<T> setting, T value, SettingOrigin origin) {
        entries.put(setting.key(), SettingEntry.of(setting, setting.kind().written(value), origin));
    }

    private String wrong(Setting<?> setting, JsonNode written) {
        return source.toldOfFile(setting.key(), written) + "; " + setting.kind().allowed();
    }

    /** Without its value. */
    private String misplaced(Setting<?> setting) {
        return setting.key() + " in " + source.file()
                + " is no setting of the file, where others might read it; give it by" + " the variable "
                + setting.variable() + ", or name a file that holds it in " + setting.key() + "File";
    }
}
