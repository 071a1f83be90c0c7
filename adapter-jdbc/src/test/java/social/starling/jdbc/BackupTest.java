package social.starling.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.starling.jdbc.backup.BackupFile;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupTable;
import social.starling.ports.digest.Digest;
import social.starling.testkit.contract.Samples;

/** R6: everything an installation keeps stands in one file, as of one moment, while it works. */
class BackupTest {
    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void furnish() throws SQLException {
        data = folder.resolve("data");
        file = folder.resolve("backup.zip");
        Furnished.in(data);
    }

    @Test
    void everyRowOfEveryTableComesBackAsItWas() throws SQLException {
        BackupManifest manifest = Backups.save(data, file);
        Path other = folder.resolve("other");
        Backups.restore(file, other, false);
        Map<String, List<String>> before = Furnished.rows(data.resolve("starling.db"));
        assertThat(Furnished.rows(other.resolve("starling.db"))).isEqualTo(before);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        assertThat(manifest.rows()).isGreaterThan(200);
    }

    @Test
    void everyTableThatAMigrationMakesIsCarried() throws SQLException {
        Set<String> carried = Set.copyOf(Backups.save(data, file).tables().stream()
                .map(BackupTable::name)
                .toList());
        Set<String> expected = new java.util.TreeSet<>(
                Furnished.rows(data.resolve("starling.db")).keySet());
        expected.remove("sqlite_sequence");
        expected.addAll(List.of("publishing_pause", "generation"));
        assertThat(carried).isEqualTo(expected);
    }

    @Test
    void aRestoredDatabaseGivesTheSameBackupAgain() throws IOException {
        BackupManifest first = Backups.save(data, file);
        Path other = folder.resolve("other");
        Backups.copyKey(data, other);
        Backups.restore(file, other, false);
        BackupManifest second = Backups.save(other, folder.resolve("second.zip"));
        assertThat(ledger(second)).isEqualTo(ledger(first));
        assertThat(second.counters()).isEqualTo(first.counters());
    }

    @Test
    void whatIsWrittenMeanwhileNeitherWaitsNorStandsInIt() throws IOException {
        try (JdbcStore store = new JdbcStore(JdbcSettings.in(data), InstantSource.system(), Threads.PLATFORM)) {
            long before = store.events().newest();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            AtomicLong announced = new AtomicLong();
            BackupManifest manifest = store.backups().write("1", announced::set, new OutputStream() {
                private boolean begun;

                @Override
                public void write(int b) {
                    if (!begun) {
                        begun = true;
                        store.events().append(List.of(Samples.event("meanwhile")));
                    }
                    bytes.write(b);
                }
            });
            assertThat(store.events().newest()).isEqualTo(before + 1);
            assertThat(rows(manifest, "event")).isEqualTo(before);
            assertThat(announced).hasValue(manifest.rows());
            assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).doesNotContain("meanwhile");
        }
    }

    @Test
    void noPlainSecretAndNoKeyStandsInIt() throws IOException {
        Backups.save(data, file);
        String key = Files.readString(data.resolve("secrets.key.json"));
        String material =
                key.substring(key.indexOf("\"value\"") + 8).replaceAll("(?s)^[^\"]*\"([^\"]{20,}?)\".*", "$1");
        assertThat(material).hasSizeGreaterThan(19);
        List<String> entries = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.add(entry.getName()
                        + new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(entries)
                .noneMatch(text -> text.contains(Furnished.CANARY) || text.contains(material))
                .anyMatch(text -> text.startsWith("tables/credential.jsonl[\""));
    }

    @Test
    void theManifestTellsWhatItIs() {
        BackupManifest manifest = Backups.save(data, file);
        assertThat(manifest.schema()).isEqualTo(SqliteSchema.KNOWN);
        assertThat(manifest.product()).isEqualTo("1.2.3");
        assertThat(manifest.database()).isEqualTo("sqlite");
        try (BackupFile read = BackupFile.open(file)) {
            assertThat(read.manifest()).isEqualTo(manifest);
            AtomicLong checked = new AtomicLong();
            read.verify((step, rows, of) -> checked.set(rows));
            assertThat(checked).hasValue(manifest.rows());
        }
    }

    @Test
    void aLineIsARowAndItsDigestStandsInTheManifest() throws IOException {
        BackupTable cursors = Backups.save(data, file).tables().stream()
                .filter(table -> table.name().equals("route_cursor"))
                .findFirst()
                .orElseThrow();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] lines = zip.getInputStream(zip.getEntry("tables/route_cursor.jsonl"))
                    .readAllBytes();
            String text = new String(lines, StandardCharsets.UTF_8);
            assertThat(text)
                    .startsWith("[\"rt-1\",\"a\",\"b\",\"x'\\\"\\\\ \\n\\t\\u0001")
                    .endsWith("\"]\n");
            assertThat(cursors.sha256()).isEqualTo(Digest.sha256Hex(text));
            assertThat(cursors.bytes()).isEqualTo(lines.length);
        }
    }

    @Test
    void numbersOfEventsThatAreGoneAreNotGivenOutAgain() throws SQLException {
        long newest;
        try (SqliteHarness store = new SqliteHarness(data)) {
            newest = store.events().newest();
        }
        Furnished.sql(data, "DELETE FROM event");
        Backups.save(data, file);
        Path other = folder.resolve("other");
        Backups.copyKey(data, other);
        Backups.restore(file, other, false);
        try (SqliteHarness store = new SqliteHarness(other)) {
            store.events().append(List.of(Samples.event("next")));
            assertThat(store.events().newest()).isEqualTo(newest + 1);
        }
    }

    private static Map<String, BackupTable> ledger(BackupManifest manifest) {
        Map<String, BackupTable> tables = new java.util.TreeMap<>();
        manifest.tables().forEach(table -> tables.put(table.name(), table));
        tables.keySet().removeAll(Set.of("publishing_pause", "generation"));
        return tables;
    }

    private static long rows(BackupManifest manifest, String table) {
        return manifest.tables().stream()
                .filter(one -> one.name().equals(table))
                .mapToLong(BackupTable::rows)
                .sum();
    }
}
