package social.starling.assembly;

import org.jspecify.annotations.Nullable;

/**
 * One setting with the value that counts.
 *
 * @param key its path in the file
 * @param variable the variable that stands over the file
 * @param value as it would be written in the file, a number, text, truth value or list of texts; {@code (set)} for a secret
 *     and null where there is none
 * @param missing the value where nobody says anything; null where there is none
 * @param secret whether {@code value} never shows what it is
 * @param followed whether a running daemon follows a change
 * @param description for people
 */
public record SettingEntry(
        String key,
        String variable,
        @Nullable Object value,
        SettingOrigin origin,
        @Nullable Object missing,
        boolean secret,
        boolean followed,
        String description) {
    static SettingEntry of(Setting<?> setting, @Nullable Object value, SettingOrigin origin) {
        Object missing = setting.written(StarlingSettings.DEFAULT);
        return new SettingEntry(
                setting.key(),
                setting.variable(),
                value,
                origin,
                missing,
                setting.isSecret(),
                setting.followed(),
                setting.description());
    }
}
