package social.starling.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.jdbc.DatabaseLocation.PostgresServer;
import social.starling.jdbc.JdbcSettings;
import social.starling.jdbc.JdbcStore;
import social.starling.ports.account.Secret;
import social.starling.ports.backup.BackupException;
import social.starling.ports.backup.BackupProgress;
import social.starling.ports.backup.RestoreResult;
import social.starling.ports.event.EventRow;
import social.starling.testkit.postgres.PostgresAddress;
import social.starling.testkit.postgres.RealPostgres;

/** Issue 4: from SQLite to PostgreSQL by one command. */
class RelocationTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    Path folder;

    private final PostgresAddress server = RealPostgres.newDatabase();

    @BeforeEach
    void work() {
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, folder)) {
            starling.events().append(List.of(new EventRow("test.happened", NOW, "s", Map.of())));
        }
    }

    @Test
    void everythingStandsInTheServerUnpausedAndTheFileIsPaused() throws Exception {
        RestoreResult result = relocation(folder).move("1", BackupProgress.SILENT);
        assertThat(result.manifest().rows()).isPositive();
        assertThat(result.database()).contains("postgresql://localhost");
        try (JdbcStore moved = new JdbcStore(
                JdbcSettings.in(folder)
                        .withDatabase(new PostgresServer(server.url(), server.user(), new Secret(server.password()))),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory())) {
            assertThat(moved.events().newest()).isEqualTo(1);
            assertThat(moved.publishing().paused()).isEmpty();
            try (JdbcStore left = new JdbcStore(
                    JdbcSettings.in(folder),
                    InstantSource.system(),
                    Thread.ofPlatform().daemon().factory())) {
                assertThat(left.publishing().paused().orElseThrow().reason()).contains("was moved to");
                assertThat(moved.generations().current())
                        .isPresent()
                        .isEqualTo(left.generations().current());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("moving"));
        }
        assertThatThrownBy(() -> relocation(folder).move("1", BackupProgress.SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void whatIsNotThereCannotBeMovedAndAPasswordInTheAddressIsRefused() {
        assertThatThrownBy(() -> relocation(folder.resolve("nowhere")).move("1", BackupProgress.SILENT))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("to be moved");
        assertThatThrownBy(() -> new Relocation(
                        StarlingSettings.DEFAULT,
                        folder,
                        "jdbc:postgresql://h/d?password=x",
                        null,
                        null,
                        InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("may not hold");
    }

    @Test
    void aFileInUseIsNotMoved() {
        try (Starling starling = Starling.open(StarlingSettings.DEFAULT, folder)) {
            assertThatThrownBy(() -> relocation(folder).move("1", BackupProgress.SILENT))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("in use");
            assertThat(starling.desk().paused()).isEmpty();
        }
    }

    private Relocation relocation(Path data) {
        return new Relocation(
                StarlingSettings.DEFAULT,
                data,
                server.url(),
                server.user(),
                new Secret(server.password()),
                InstantSource.system());
    }
}
