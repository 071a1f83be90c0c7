package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.starling.core.delivery.DeliveryDesk;
import social.starling.ports.access.ApiToken;
import social.starling.ports.delivery.PublishingSwitch.Pause;

/** The switch over everything that leaves. */
final class PublishingResource {
    private final DeliveryDesk desk;
    private final Bodies bodies;

    PublishingResource(DeliveryDesk desk, Bodies bodies) {
        this.desk = desk;
        this.bodies = bodies;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/publishing", this::show, Access.READ);
        routes.post("/api/publishing/pause", this::pause, Access.PUBLISH);
        routes.post("/api/publishing/resume", this::resume, Access.PUBLISH);
    }

    private void show(Context context) {
        context.json(new PublishingJson(PauseJson.of(desk.paused())));
    }

    private void pause(Context context) {
        Wish wish = bodies.optional(context, Wish.class);
        String given = Parameters.reason(wish == null ? null : wish.reason());
        String reason = given == null ? "paused by a person" : given;
        ApiToken token = Guard.token(context);
        desk.pause(reason, token.name());
        show(context);
    }

    private void resume(Context context) {
        desk.resume();
        show(context);
    }

    record Wish(@Nullable String reason) {}

    record PublishingJson(@Nullable PauseJson paused) {}

    /** @param by the name of the token that paused */
    record PauseJson(String reason, String by, Instant since) {
        static @Nullable PauseJson of(Optional<Pause> pause) {
            return pause.map(one -> new PauseJson(one.reason(), one.by(), one.since()))
                    .orElse(null);
        }
    }
}
