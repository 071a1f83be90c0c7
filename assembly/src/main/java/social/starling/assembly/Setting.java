package social.starling.assembly;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one setting: everything that reads, checks, describes or shows it follows from here.
 *
 * @param key its path in {@code starling.json}, such as {@code server.port}
 * @param of what settings say of it; null where they say nothing
 * @param followed whether a running daemon follows a change; else it counts from the next start on
 * @param description what it is, for people, in Markdown without a full stop at the end
 */
record Setting<T>(
        String key,
        SettingKind<T> kind,
        Function<StarlingSettings, @Nullable T> of,
        boolean followed,
        String description) {
    static <T> Setting<T> of(
            String key, SettingKind<T> kind, Function<StarlingSettings, @Nullable T> of, String description) {
        return new Setting<>(key, kind, of, false, description);
    }

    /** The same, followed while the daemon runs. */
    Setting<T> followedAtOnce() {
        return new Setting<>(key, kind, of, true, description);
    }

    /** The value where nothing else is said; null where there is none. */
    @Nullable
    T missing() {
        return of.apply(StarlingSettings.DEFAULT);
    }

    /** What {@code settings} say of it, as it would be written in the file; null where they say nothing. */
    @Nullable
    Object written(StarlingSettings settings) {
        T value = of.apply(settings);
        return value == null ? null : kind.written(value);
    }

    boolean isSecret() {
        return kind instanceof SettingKind.Hidden;
    }

    /** The variable that stands over the file: {@code STARLING_SERVER_PORT}. */
    String variable() {
        return "STARLING_"
                + key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** The part before the dot; empty for a setting that stands in no section. */
    String section() {
        return key.substring(0, Math.max(0, key.indexOf('.')));
    }

    /** The part after the dot. */
    String name() {
        return key.substring(key.indexOf('.') + 1);
    }
}
