package social.starling.daemon;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import social.starling.assembly.Starling;
import social.starling.assembly.SyncJournal;
import social.starling.core.monitor.PortMeters;
import social.starling.daemon.PublishingResource.PauseJson;
import social.starling.ports.delivery.DeliveryState;

/** How the daemon does as a whole. */
final class StatusResource {
    private final Starling starling;
    private final boolean demo;
    private final Instant startedAt;

    StatusResource(Starling starling, boolean demo) {
        this.starling = starling;
        this.demo = demo;
        this.startedAt = starling.clock().instant();
    }

    void register(RoutesConfig routes) {
        routes.get("/api/status", this::show, Access.READ);
    }

    private void show(Context context) {
        Map<String, MeterJson> ports = new TreeMap<>();
        starling.meters().readings().forEach((name, reading) -> ports.put(name, MeterJson.of(reading)));
        context.json(new StatusJson(
                Version.CURRENT,
                demo,
                startedAt,
                PauseJson.of(starling.desk().paused()),
                new TreeMap<>(starling.deliveries().counts()),
                starling.syncJournal().last().map(LastSyncJson::of).orElse(null),
                ports));
    }

    record StatusJson(
            String version,
            boolean demo,
            Instant startedAt,
            @Nullable PauseJson paused,
            Map<DeliveryState, Long> deliveries,
            @Nullable LastSyncJson lastSync,
            Map<String, MeterJson> ports) {}

    record LastSyncJson(Instant at, int read, int planned, int copies, int skipped, List<String> problems) {
        static LastSyncJson of(SyncJournal.Entry entry) {
            return new LastSyncJson(
                    entry.at(),
                    entry.report().read(),
                    entry.report().planned(),
                    entry.report().copies(),
                    entry.report().skipped(),
                    entry.report().problems());
        }
    }

    record MeterJson(long calls, long failures, long totalMillis) {
        static MeterJson of(PortMeters.Reading reading) {
            return new MeterJson(
                    reading.calls(), reading.failures(), reading.total().toMillis());
        }
    }
}
