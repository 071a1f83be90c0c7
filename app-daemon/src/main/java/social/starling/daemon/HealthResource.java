package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.starling.assembly.Starling;

/** Says without a token whether the process lives and whether it can work; tells nothing else. */
final class HealthResource {
    private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);

    private final Starling starling;

    HealthResource(Starling starling) {
        this.starling = starling;
    }

    void register(RoutesConfig routes) {
        routes.get("/health/live", context -> context.json(Map.of("status", "UP")), Access.OPEN);
        routes.get("/health/ready", this::ready, Access.OPEN);
    }

    private void ready(Context context) {
        boolean database = databaseAnswers();
        boolean courier = starling.courierWorks();
        context.status(database && courier ? 200 : 503)
                .json(new Readiness(word(database && courier), word(database), word(courier)));
    }

    private boolean databaseAnswers() {
        try {
            starling.deliveries().nextDue();
            return true;
        } catch (RuntimeException e) {
            LOG.debug("The database does not answer", e);
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }

    record Readiness(String status, String database, String courier) {}
}
