package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import social.starling.assembly.SettingsInUse;
import social.starling.assembly.StartupException;

/** The settings of this process. */
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
        context.json(ConfigJson.of(settings.configuration(), settings.waiting()));
    }

    private void reload(Context context) {
        try {
            SettingsInUse.Change change = settings.reload();
            context.json(
                    new ReloadJson(ConfigJson.ChangeJson.of(change.now()), ConfigJson.ChangeJson.of(change.later())));
        } catch (StartupException e) {
            throw new ProblemException(Problem.Kind.SETTINGS, String.valueOf(e.getMessage()));
        }
    }

    /** @param atNextStart what is written and does not count yet */
    record ReloadJson(List<ConfigJson.ChangeJson> now, List<ConfigJson.ChangeJson> atNextStart) {}
}
