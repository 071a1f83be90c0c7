package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.Configuration;
import social.starling.assembly.SettingEntry;
import tools.jackson.databind.JsonNode;

/**
 * Settings as the API tells them; secrets are told by being there alone.
 *
 * @param atNextStart what is written and does not count yet
 */
public record ConfigJson(String file, List<SettingJson> settings, List<ChangeJson> atNextStart) {
    /** As a daemon that was started now would tell them. */
    public static JsonNode of(Configuration configuration) {
        return Json.mapper().valueToTree(of(configuration, List.of()));
    }

    static ConfigJson of(Configuration configuration, List<SettingEntry> waiting) {
        return new ConfigJson(
                configuration.file().toString(),
                configuration.entries().stream().map(SettingJson::of).toList(),
                ChangeJson.of(waiting));
    }

    /**
     * @param value null where nothing is set; {@code (set)} for a secret
     * @param missing the value where nothing is said
     * @param followed whether a change counts without a start
     */
    record SettingJson(
            String key,
            @Nullable Object value,
            String origin,
            String variable,
            @JsonProperty("default") @Nullable Object missing,
            boolean secret,
            boolean followed,
            String description) {
        static SettingJson of(SettingEntry entry) {
            return new SettingJson(
                    entry.key(),
                    entry.value(),
                    entry.origin().toString(),
                    entry.variable(),
                    entry.missing(),
                    entry.secret(),
                    entry.followed(),
                    entry.description());
        }
    }

    /** @param value null where it is no longer set; {@code (set)} for a secret */
    record ChangeJson(String key, @Nullable Object value) {
        static List<ChangeJson> of(List<SettingEntry> entries) {
            return entries.stream()
                    .map(entry -> new ChangeJson(entry.key(), entry.value()))
                    .toList();
        }
    }
}
