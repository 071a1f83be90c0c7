package social.starling.jdbc.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import social.starling.ports.backup.BackupManifest;
import social.starling.ports.backup.BackupTable;
import social.starling.ports.digest.Digest;

/**
 * Writes a backup of what one connection sees in one transaction. The manifest comes last, since it tells what was written;
 * a file that was cut short has none.
 */
public final class BackupWriter {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final String MANIFEST_DIGEST = "manifest.json.sha256";

    private final Connection snapshot;
    private final Engine engine;

    /** @param snapshot a transaction that sees one moment, whatever others commit meanwhile */
    public BackupWriter(Connection snapshot, Engine engine) {
        this.snapshot = snapshot;
        this.engine = engine;
    }

    /** The entry that holds a table's rows. */
    static String entry(String table) {
        return "tables/" + table + ".jsonl";
    }

    /**
     * Writes all of it; {@code out} stays open.
     *
     * @param rowsAhead is told how many rows will be written, before the first byte is
     */
    public BackupManifest write(String product, Instant madeAt, LongConsumer rowsAhead, OutputStream out)
            throws SQLException, IOException {
        List<TableShape> tables = Catalogue.of(snapshot, engine);
        Map<String, Long> counters = engine.counters(snapshot);
        rowsAhead.accept(rows(tables));
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        List<BackupTable> written = new ArrayList<>();
        RowLines lines = new RowLines(snapshot, engine);
        for (TableShape table : tables) {
            begin(zip, entry(table.name()), madeAt);
            written.add(lines.write(table, rows -> {}, zip));
            zip.closeEntry();
        }
        BackupManifest manifest =
                new BackupManifest(FORMAT, engine.schema(snapshot), product, madeAt, engine.name(), counters, written);
        String json = ManifestJson.write(manifest);
        put(zip, MANIFEST, json, madeAt);
        put(zip, MANIFEST_DIGEST, Digest.sha256Hex(json) + "\n", madeAt);
        zip.finish();
        zip.flush();
        return manifest;
    }

    private long rows(List<TableShape> tables) throws SQLException {
        long all = 0;
        try (Statement statement = snapshot.createStatement()) {
            for (TableShape table : tables) {
                try (ResultSet answer = statement.executeQuery("SELECT count(*) FROM " + table.name())) {
                    answer.next();
                    all += answer.getLong(1);
                }
            }
        }
        return all;
    }

    private static void put(ZipOutputStream zip, String name, String text, Instant at) throws IOException {
        begin(zip, name, at);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name, Instant at) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(at));
        zip.putNextEntry(entry);
    }
}
