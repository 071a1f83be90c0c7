package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.core.restore.RestorePause;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.RestoreWish;
import social.starling.ports.delivery.PublishingSwitch.Pause;
import social.starling.ports.event.EventRow;

/** R6, S3: what a restore by command leaves, seen by the whole product. */
class RestorationTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final RestoreWish PLAIN = new RestoreWish(false, false);

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void save() throws IOException {
        data = folder.resolve("data");
        file = folder.resolve("backup.zip");
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, data);
                OutputStream out = Files.newOutputStream(file)) {
            starling.events().append(List.of(new EventRow("test.happened", NOW, "s", Map.of())));
            starling.desk().pause("over night", "ann");
            starling.backups().write("1", rows -> {}, out);
        }
    }

    @Test
    void onAMachineThatHasNeverSeenItPublishingIsPausedAsAfterARestore() {
        Path other = folder.resolve("other");
        restoration(other).restore(file, PLAIN, BackupProgress.SILENT);
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, other)) {
            Pause pause = starling.desk().paused().orElseThrow();
            assertThat(RestorePause.isOne(pause)).isTrue();
            assertThat(pause.since()).isEqualTo(NOW);
            assertThat(pause.reason())
                    .startsWith("The database was restored from a backup, as it was at 20")
                    .contains("Nothing is sent")
                    .endsWith("ann: over night");
            starling.desk().resume();
        }
        try (Starling again = Starling.open(StarlingSettings.DEFAULT, other)) {
            assertThat(again.desk().paused()).isEmpty();
        }
    }

    @Test
    void aDatabaseInUseIsNamedAndNothingIsDone() {
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, data)) {
            assertThatThrownBy(() -> restoration(data).content())
                    .isInstanceOfSatisfying(
                            StartupException.class,
                            e -> assertThat(e.trouble()).isEqualTo(StartupException.Trouble.DATA_IN_USE));
            assertThat(starling.events().newest()).isEqualTo(1);
        }
    }

    private static Restoration restoration(Path folder) {
        return new Restoration(StarlingSettings.DEFAULT, folder, () -> NOW);
    }
}
