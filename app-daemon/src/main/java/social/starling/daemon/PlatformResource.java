package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import social.starling.core.platform.Platforms;
import social.starling.ports.account.SecretSignIn;
import social.starling.ports.adapter.PlatformAdapter;

/** The platforms, and how each signs people in. */
final class PlatformResource {
    private final Platforms platforms;

    PlatformResource(Platforms platforms) {
        this.platforms = platforms;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/platforms", this::list, Access.READ);
    }

    private void list(Context context) {
        context.json(platforms.all().stream().map(PlatformJson::of).toList());
    }

    /**
     * @param secrets the names of the secrets that sign somebody in; null where none do
     * @param browser whether people can sign in by browser
     */
    record PlatformJson(String id, String name, @Nullable List<String> secrets, boolean browser) {
        static PlatformJson of(PlatformAdapter adapter) {
            SecretSignIn signIn = adapter.secretSignIn();
            return new PlatformJson(
                    adapter.platform().id(),
                    adapter.name(),
                    signIn == null
                            ? null
                            : signIn.secretNames().stream().sorted().toList(),
                    adapter.browserSignIn() != null);
        }
    }
}
