package social.starling.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import social.starling.memory.MemoryStore;
import social.starling.ports.event.EventLog;
import social.starling.ports.event.EventRow;

/** When the backup was made. */
class BackupEndTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void itIsTheLastEventBeforeTheRestoreWasNoticed() {
        for (int before = 1; before <= 20; before++) {
            for (int after = 0; after <= 5; after++) {
                EventLog log = log(before, after);
                assertThat(new BackupEnd(log).before(NOON)).isEqualTo(NOON.minusSeconds(1));
            }
        }
    }

    @Test
    void whereNothingHappenedBeforeItIsTheBeginningOfTime() {
        assertThat(new BackupEnd(log(0, 0)).before(NOON)).isEqualTo(Instant.EPOCH);
        assertThat(new BackupEnd(log(0, 3)).before(NOON)).isEqualTo(Instant.EPOCH);
    }

    private static EventLog log(int before, int after) {
        EventLog log = new MemoryStore(() -> NOON).events();
        for (int i = before; i >= 1; i--) {
            log.append(List.of(event(NOON.minusSeconds(i))));
        }
        for (int i = 0; i < after; i++) {
            log.append(List.of(event(NOON.plusSeconds(i))));
        }
        return log;
    }

    private static EventRow event(Instant at) {
        return new EventRow("test.happened", at, "nothing", Map.of());
    }
}
