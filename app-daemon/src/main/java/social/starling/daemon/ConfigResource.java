package social.starling.daemon;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.SettingEntry;
import social.starling.assembly.SettingsInUse;
import social.starling.assembly.StartupException;

/** The settings of this process; secrets are told by being there alone. */
final class ConfigResource {
    private final SettingsInUse settings;

    ConfigResource(SettingsInUse settings) {
        this.settings = settings;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/config", this::show, Access.ADMIN);
        routes.post("/api/config/reload", this::reload, Access.ADMIN);
    }

    private void show(Context context) {
        context.json(new ConfigJson(
                settings.configuration().file().toString(),
                settings.configuration().entries().stream().map(SettingJson::of).toList(),
                settings.waiting().stream().map(ChangeJson::of).toList()));
    }

    private void reload(Context context) {
        try {
            SettingsInUse.Change change = settings.reload();
            context.json(new ReloadJson(
                    change.now().stream().map(ChangeJson::of).toList(),
                    change.later().stream().map(ChangeJson::of).toList()));
        } catch (StartupException e) {
            throw new ProblemException(Problem.Kind.SETTINGS, String.valueOf(e.getMessage()));
        }
    }

    /** @param atNextStart what is written and does not count yet */
    record ConfigJson(String file, List<SettingJson> settings, List<ChangeJson> atNextStart) {}

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
        static ChangeJson of(SettingEntry entry) {
            return new ChangeJson(entry.key(), entry.value());
        }
    }

    record ReloadJson(List<ChangeJson> now, List<ChangeJson> atNextStart) {}
}
